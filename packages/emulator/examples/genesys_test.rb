# An app that registers phones with Genesys Cloud, tested against an emulator that runs: heldby emulate --standing-clock
#
# ruby genesys_test.rb http://127.0.0.1:8080
#
# It takes what comes with Ruby alone. Where a library of the vendor takes the address of its server, give it that of the emulator.
require 'json'
require 'minitest/autorun'
require 'net/http'

URL = ARGV.last&.start_with?('http') ? ARGV.pop : 'http://127.0.0.1:8080'

# What is under test: it signs in again when its token has ended.
class Phones
  class Refused < StandardError; end

  def initialize(base_url, client)
    @base_url = base_url
    @client = client
  end

  def register(phone)
    call(Net::HTTP::Post, '/api/v2/mobiledevices', phone)
  end

  def all
    call(Net::HTTP::Get, '/api/v2/mobiledevices')['entities']
  end

  private

  def call(kind, path, body = nil, tries: 2)
    request = kind.new(path, 'Authorization' => "Bearer #{token}", 'Content-Type' => 'application/json')
    request.body = JSON.generate(body) if body
    answer = send_to(request)
    if answer.code == '401' && tries > 1
      @token = nil
      return call(kind, path, body, tries: tries - 1)
    end
    raise Refused, "#{answer.code} #{JSON.parse(answer.body)['message']}" unless answer.is_a?(Net::HTTPSuccess)

    JSON.parse(answer.body)
  end

  def token
    @token ||= begin
      request = Net::HTTP::Post.new('/oauth/token')
      request.set_form_data('grant_type' => 'client_credentials')
      request.basic_auth(@client['id'], @client['secret'])
      JSON.parse(send_to(request).body)['access_token']
    end
  end

  def send_to(request)
    address = URI(@base_url)
    Net::HTTP.start(address.host, address.port) { |http| http.request(request) }
  end
end

class PhonesTest < Minitest::Test
  PHONE = { notificationId: 'n-1', make: 'Apple', model: 'iPhone17,1', acceptNotifications: true, type: 'ios' }.freeze

  def setup
    @phones = Phones.new(URL, control('/reset', {})['client'])
  end

  def test_registers_a_phone_once_however_often_it_says_so
    first = @phones.register(PHONE.merge(deviceToken: 'token-1'))
    again = @phones.register(PHONE.merge(deviceToken: 'token-1', name: 'Renamed'))
    assert_equal first['id'], again['id']
  end

  def test_says_why_it_was_refused
    control('/faults', { operation: 'genesys.mobiledevices.list', status: 503 })
    error = assert_raises(Phones::Refused) { @phones.all }
    assert_match(/\A503 /, error.message)
  end

  def test_signs_in_again_after_a_day
    before = @phones.all
    control('/clock', { advance: 'P1D' })
    assert_equal before, @phones.all
    statuses = control('/requests?operation=genesys.mobiledevices.list')['items'].map { |each| each['status'] }
    assert_equal [200, 401, 200], statuses
  end

  private

  def control(path, body = nil)
    address = URI("#{URL}/_emulator#{path}")
    answer = body ? Net::HTTP.post(address, JSON.generate(body), 'Content-Type' => 'application/json') : Net::HTTP.get_response(address)
    answer.body.to_s.empty? ? nil : JSON.parse(answer.body)
  end
end
