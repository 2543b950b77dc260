package import NIOCore
import NIOConcurrencyHelpers

/// The open connections, and how many each uid has.
package final class ConnectionBook: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        /// Only uids with at least one connection are in it, so it is no longer than `channels`.
        var byUid: [UInt32: Int] = [:]
    }

    private let state = NIOLockedValueBox(State())

    package init() {}

    package var total: Int { state.withLock { $0.channels.count } }

    package var channels: [any Channel] { state.withLock { Array($0.channels.values) } }

    /// Enters a connection.
    ///
    /// - Returns: whether the uid is still within `perUidMax`. The connection counts either way until
    /// `leave`.
    package func enter(_ channel: any Channel, uid: UInt32, perUidMax: Int) -> Bool {
        state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = channel
            let own = state.byUid[uid, default: 0] + 1
            state.byUid[uid] = own
            return own <= perUidMax
        }
    }

    package func leave(_ channel: any Channel, uid: UInt32) {
        state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
            let own = state.byUid[uid, default: 1] - 1
            state.byUid[uid] = own == 0 ? nil : own
        }
    }
}
