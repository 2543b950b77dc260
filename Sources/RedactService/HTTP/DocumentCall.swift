import NIOCore
import Redaction

/// A JSON call: the whole body is there; it runs on a worker thread.
struct DocumentCall: Sendable {
    let snapshot: EngineSnapshot
    let scans: Bool

    func reply(to bytes: ByteBuffer) throws(ServiceFailure) -> Reply {
        let body = try RequestBody.read(Array(bytes.readableBytesView))
        var outputs: [RedactionSession.Step] = []
        // One session: the same value gets the same number in all texts of a request.
        let session = RedactionSession(snapshot, body.overrides, findsPlaces: true)
        for text in body.texts {
            outputs.append(try session.advance(ByteBuffer(bytes: text), isLast: true))
        }
        // Unknown names are an error also where there is no text to redact.
        if body.texts.isEmpty { _ = try snapshot.pool(for: body.overrides) }
        var reply = Reply(json: write(body, outputs))
        reply.entities = outputs.flatMap(\.entities)
        return reply
    }

    private func write(_ body: RequestBody, _ outputs: [RedactionSession.Step]) -> JSONWriter {
        var writer = JSONWriter()
        writer.raw("{")
        if !scans {
            writer.raw(body.isPlural ? "\"texts\": [" : "\"text\": ")
            for (index, step) in outputs.enumerated() {
                if index > 0 { writer.raw(", ") }
                writer.string(step.output[...])
            }
            writer.raw(body.isPlural ? "], " : ", ")
        }
        writer.raw(body.isPlural ? "\"findings\": [" : "\"findings\": ")
        for (index, step) in outputs.enumerated() {
            if index > 0 { writer.raw(", ") }
            writer.findings(step.findings, unit: body.offsets, output: scans ? nil : step.output)
        }
        writer.raw(body.isPlural ? "]}\n" : "}\n")
        return writer
    }
}
