import RedactClient
import Redaction

/// The scan of one input, with a running `redactd` doing the work.
struct SocketScan {
    let client: RedactClient
    let options: RedactOptions

    func scan(
        _ input: borrowing InputStream, _ report: (ReportedFinding) throws(Failure) -> Void
    ) throws(Failure) {
        let (name, descriptor) = (input.name, input.descriptor)
        try ServiceOptions.talk(options, about: name) {
            let stream = try client.scanStream(options: options, findsPlaces: true)
            try stream.scan(from: descriptor) { finding in
                guard let reported = ReportedFinding(finding) else { throw RedactClientError.badReply }
                try report(reported)
            }
        }
    }
}

extension ReportedFinding {
    /// Nil where the daemon did not tell the places.
    init?(_ finding: RedactFinding) {
        guard let place = finding.place else { return nil }
        self.init(
            entity: finding.entity, label: "", patternID: finding.pattern, score: finding.score,
            start: place.startByte, end: place.endByte,
            startPosition: TextPosition(codePoint: finding.start, line: place.line, column: place.column),
            endPosition: TextPosition(
                codePoint: finding.end, line: place.endLine, column: place.endColumn))
    }
}
