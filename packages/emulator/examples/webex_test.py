"""A script that takes stock of desk phones in Webex, tested against an emulator that runs: heldby emulate --standing-clock

python3 webex_test.py http://127.0.0.1:8080

It takes Python's standard library alone. Where a library of the vendor takes the address of its server, give it that of the emulator.
"""

import json
import sys
import time
import unittest
import urllib.error
import urllib.request

URL = sys.argv.pop() if sys.argv[-1].startswith("http") else "http://127.0.0.1:8080"


def call(url, body=None, headers=None, method=None):
    """The answer's JSON, or None where it has none, and its headers."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json", **(headers or {})}, method=method)
    with urllib.request.urlopen(request) as response:
        text = response.read()
        return json.loads(text) if text else None, response.headers


class Webex:
    """What is under test: it reads all pages, and waits when it has asked too often."""

    def __init__(self, base_url, token, wait=time.sleep):
        self.base_url = base_url
        self.headers = {"authorization": f"Bearer {token}"}
        self.wait = wait

    def get(self, url, tries=3):
        try:
            return call(url, headers=self.headers)
        except urllib.error.HTTPError as error:
            if error.code != 429 or tries == 1:
                raise
            self.wait(int(error.headers["retry-after"]))
            return self.get(url, tries - 1)

    def desk_phones(self):
        url = f"{self.base_url}/devices?type=phone&max=2"
        while url:
            page, headers = self.get(url)
            yield from page["items"]
            link = headers.get("link", "")
            url = link[link.index("<") + 1 : link.index(">")] if 'rel="next"' in link else None


class StockTaking(unittest.TestCase):
    def control(self, path, body=None, method=None):
        return call(f"{URL}/_emulator{path}", body, method=method)[0]

    def setUp(self):
        self.state = self.control("/reset", method="POST")
        self.waited = []
        self.webex = Webex(f"{URL}/v1", self.state["tokens"]["webex"]["full"], self.waited.append)

    def test_finds_the_phones_of_all_pages(self):
        names = [phone["displayName"] for phone in self.webex.desk_phones()]
        self.assertIn("Ada's desk", names)
        self.assertGreater(len(names), 2)

    def test_waits_as_long_as_it_is_told(self):
        self.control("/faults", {"operation": "webex.devices.list", "status": 429, "times": 2})
        self.assertIn("Ada's desk", [phone["displayName"] for phone in self.webex.desk_phones()])
        self.assertEqual(self.waited, [1, 1])
        statuses = [each["status"] for each in self.control("/requests?operation=webex.devices.list")["items"]]
        self.assertEqual(statuses[:3], [429, 429, 200])

    def test_gives_up_in_an_outage(self):
        self.control("/faults", {"operation": "webex.devices.list", "status": 503})
        with self.assertRaises(urllib.error.HTTPError) as raised:
            list(self.webex.desk_phones())
        self.assertEqual(raised.exception.code, 503)

    def test_a_code_ends_after_a_week(self):
        ada = self.state["people"][0]["webexId"]
        body = {"personId": ada, "model": "DMS Cisco 8851"}
        code = call(f"{URL}/v1/devices/activationCode", body, self.webex.headers)[0]
        now = self.control("/clock", {"advance": "P8D"})["now"]
        self.assertLess(code["expiryTime"], now)


if __name__ == "__main__":
    unittest.main()
