import BuiltinPatterns
import Foundation
import PatternCatalog

/// Texts for tests, out of the catalogue's own examples: nothing here looks like a secret in the source.
enum Texts {
    /// Example texts of the catalogue, `count` of them, spread over it. Each stands in a few lines of prose.
    static func examples(_ count: Int) -> [[UInt8]] {
        let all = BuiltinPatterns.documentedCatalog().entries.flatMap(\.documentation.examples).map(\.text)
        let step = max(1, all.count / count)
        return stride(from: 0, to: all.count, by: step).prefix(count).map { index in
            let text = ExampleText.expand(all[index])
            return Array(
                "Notes of the \(index)th day.\n\n\(text)\n\nNothing else was said; see you soon.\n".utf8)
        }
    }

    /// Much text without end, in pieces of about 64 KiB: prose with an address in every paragraph.
    static let piece: [UInt8] = {
        var bytes: [UInt8] = []
        var line = 0
        while bytes.count < 65_000 {
            line += 1
            bytes += Array(
                "Paragraph \(line): the meeting is moved, write to jane.roe@acme-corp.com and bring it all.\n\n"
                    .utf8)
        }
        return bytes
    }()

    /// `bytes` cut into pieces, the same for the same seed.
    static func cut(_ bytes: [UInt8], seed: Int) -> [[UInt8]] {
        var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        var pieces: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let size = min(bytes.count - start, 1 + Int(state >> 33) % (seed % 3 == 0 ? 3 : 40))
            pieces.append(Array(bytes[start..<start + size]))
            start += size
        }
        return pieces
    }
}
