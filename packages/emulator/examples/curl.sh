#!/bin/sh
# Calls an emulator that runs: heldby emulate --standing-clock
# curl.sh http://127.0.0.1:8080
set -eu
url=$1
token=$(curl -sS "$url/_emulator/state" | jq -r .tokens.webex.full)
me() { curl -sS -o /dev/null -w '%{http_code}\n' -H "Authorization: Bearer $token" "$url/v1/people/me"; }

curl -sS -X POST "$url/_emulator/reset" > /dev/null
test "$(me)" = 200
curl -sS "$url/_emulator/faults" -d '{"operation": "webex.people.me", "status": 429, "times": 2}' > /dev/null
test "$(me)" = 429
test "$(me)" = 429
test "$(me)" = 200
curl -sS "$url/_emulator/clock" -d '{"advance": "P30D"}' | jq -r .now
curl -sS "$url/_emulator/requests" | jq -r '.items[] | "\(.status) \(.operation)"'
