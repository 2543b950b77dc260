import Testing

@testable import Detection

@Suite("Internet addresses")
struct IPAddressTests {
    @Test(
        "every form of RFC 4291 is read",
        arguments: [
            "2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a", "::13.1.68.3",
            "::ffff:129.144.52.38",
            "::", "::1", "ff01::101", "2001:0db8:0:cd30::/60", "fe80::1%eth0", "64:ff9b::192.0.2.33",
            "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:1.2.3.4", "203.0.113.9", "198.51.100.0/24",
        ])
    func readsForms(text: String) {
        #expect(IPAddress.parse(Array(text.utf8).span) != nil)
    }

    @Test(
        "what is no address is refused",
        arguments: [
            "", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::1", "1.2.3",
            "1.2.3.256",
            "01.2.3.4", "1.2.3.4.5", "1.2.3.4/33", "::1/129", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "fe80::1%",
            ":1::2",
        ])
    func refusesOthers(text: String) {
        #expect(IPAddress.parse(Array(text.utf8).span) == nil)
    }

    @Test("groups behind the gap stand at the end")
    func spreadsGap() throws {
        let read = IPAddress.parse(Array("2001:db8::a:b".utf8).span)
        let parsed = try #require(read)
        #expect(parsed.groups[0] == 0x2001)
        #expect(parsed.groups[1] == 0xDB8)
        #expect(parsed.groups[2] == 0)
        #expect(parsed.groups[6] == 0xA)
        #expect(parsed.groups[7] == 0xB)
    }

    @Test(
        "addresses that identify nobody, and forms that versions and slices share, are left to the context",
        arguments: [
            "10.0.0.0/16", "172.31.0.0/24", "127.0.0.1", "0.0.0.0", "255.255.255.255", "1.2.3.4",
            "8.9.255.19", "22.2.1.2", "20.11.5.3", "2.5.29.170",
            "::1", "::", "1::2", "dead::beef",
        ])
    func leavesToContext(text: String) {
        #expect(IPAddress.validate(Array(text.utf8).span) == .notApplicable)
    }

    @Test(
        "addresses of machines are valid",
        arguments: [
            "10.0.0.1", "192.168.1.20", "8.80.4.120", "100.64.0.9", "2001:db8::1", "fe80::1ff:fe23:4567:890a",
        ])
    func acceptsMachines(text: String) {
        #expect(IPAddress.validate(Array(text.utf8).span) == .valid)
    }

    @Test("netmasks are addresses of nobody", arguments: ["255.255.255.0", "255.255.0.0", "255.0.0.0"])
    func refusesMasks(text: String) {
        #expect(IPAddress.validate(Array(text.utf8).span) == .invalid)
    }

    @Test("eight groups of two digits are a hardware address")
    func refusesHardwareAddresses() {
        #expect(IPAddress.validate(Array("01:02:03:04:05:06:07:ab".utf8).span) == .invalid)
    }
}
