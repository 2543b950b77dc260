import Dispatch
import Glibc
import NIOCore
import NIOPosix
import Testing

@testable import RedactService

@Suite struct ActivationTests {
    private func parse(_ environment: [String: String]) throws -> Activation? {
        try Activation.parse(environment, pid: 42)
    }

    @Test func namesSayWhichDescriptorIsWhich() throws {
        let activation = try parse([
            "LISTEN_PID": "42", "LISTEN_FDS": "3", "LISTEN_FDNAMES": "http:stream:http",
        ])
        #expect(activation?.stream == [4])
        #expect(activation?.http == [3, 5])
    }

    @Test func variablesOfAnotherProcessAreNotMeant() throws {
        #expect(try parse(["LISTEN_PID": "41", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "stream"]) == nil)
        #expect(try parse([:]) == nil)
        #expect(try parse(["LISTEN_PID": "42", "LISTEN_FDS": "0"]) == nil)
    }

    @Test(arguments: ["-1", "x", "65", ""])
    func countThatIsNoCountIsRefused(count: String) {
        #expect(throws: ActivationError.badCount) { try parse(["LISTEN_PID": "42", "LISTEN_FDS": count]) }
    }

    @Test(arguments: ["unknown", "", "stream:"])
    func descriptorWithoutAKnownNameIsRefused(names: String) {
        #expect(throws: ActivationError.self) {
            try parse(["LISTEN_PID": "42", "LISTEN_FDS": "2", "LISTEN_FDNAMES": names])
        }
    }
}

@Suite struct NotifyTests {
    /// A socket that listens for messages.
    private final class Receiver {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)

        init(_ bytes: [UInt8], length: Int) {
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
            let descriptor = descriptor
            withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    _ = bind(descriptor, $0, socklen_t(2 + length))
                }
            }
        }

        func next() -> String {
            var buffer = [UInt8](repeating: 0, count: 1_000)
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }

        deinit { close(descriptor) }
    }

    @Test func messagesArriveAtAnAbstractAddress() {
        let name = "redact-test-\(getpid())"
        let receiver = Receiver([0] + Array(name.utf8), length: name.utf8.count + 1)
        let notify = Notify(address: "@" + name)
        notify.ready(status: "two\nlines")
        #expect(receiver.next() == "READY=1\nSTATUS=two lines")
        notify.reloading(monotonicMicroseconds: 17)
        #expect(receiver.next() == "RELOADING=1\nMONOTONIC_USEC=17")
        notify.stopping(status: "x")
        #expect(receiver.next() == "STOPPING=1\nSTATUS=x")
        notify.watchdog()
        #expect(receiver.next() == "WATCHDOG=1")
    }

    @Test func messagesArriveAtAPath() {
        let path = "/tmp/redact-notify-\(getpid())"
        let receiver = Receiver(Array(path.utf8), length: path.utf8.count + 1)
        Notify(address: path).status("here")
        #expect(receiver.next() == "STATUS=here")
        unlink(path)
    }

    @Test func addressThatIsTooLongOrAbsentIsPassedOver() {
        Notify(address: String(repeating: "x", count: 200)).watchdog()
        Notify(address: nil).watchdog()
    }
}

@Suite struct WatchdogTests {
    @Test func beatsThreeTimesInTheAllowedTime() {
        let watchdog = Watchdog(["WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "42"], pid: 42)
        #expect(watchdog?.interval == .seconds(1))
        #expect(Watchdog(["WATCHDOG_USEC": "3000000"], pid: 42)?.interval == .seconds(1))
    }

    @Test func watchdogOfAnotherProcessIsNotFed() {
        #expect(Watchdog(["WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "41"], pid: 42) == nil)
        #expect(Watchdog(["WATCHDOG_USEC": "0"], pid: 42) == nil)
        #expect(Watchdog([:], pid: 42) == nil)
    }

    @Test func beatWaitsForEveryLoop() throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        let loops = Array(group.makeIterator())
        let (gate, ended) = (DispatchSemaphore(value: 0), loops[0].makePromise(of: Void.self))
        let beats = SharedCount()
        loops[1].execute { gate.wait() }
        Watchdog.pass(through: loops[...]) {
            _ = beats.exchange(1)
            ended.succeed()
        }
        // The first loop has had its turn when this is done; the second is held up.
        #expect(try loops[0].submit { beats.exchange(-1) }.wait() == -1)
        gate.signal()
        try ended.futureResult.wait()
        #expect(beats.exchange(0) == 1)
        try group.syncShutdownGracefully()
    }

    @Test func workThatWaitsWithoutAnyBeingDoneIsAStall() {
        let watch = StallWatch()
        #expect(!watch.isStalled(waiting: 5, done: 0))
        #expect(watch.isStalled(waiting: 5, done: 0))
        #expect(!watch.isStalled(waiting: 5, done: 1))
        #expect(!watch.isStalled(waiting: 0, done: 1))
    }
}
