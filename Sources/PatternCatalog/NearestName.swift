/// The name of `candidates` that was meant by `name`: one that has it as a word (`EMAIL` for
/// `EMAIL_ADDRESS`), the shortest of several; otherwise the one that is fewest edits away, if it is near
/// enough.
package func nearest(to name: String, in candidates: [String]) -> String? {
    if let longer = shortest(with: name.uppercased(), in: candidates) { return longer }
    let wanted = Array(name.uppercased().utf8)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
        let distance = editDistance(wanted, Array(candidate.uppercased().utf8))
        if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    guard let best, best.distance <= max(2, wanted.count / 3) else { return nil }
    return best.name
}

private func shortest(with word: String, in candidates: [String]) -> String? {
    candidates.filter { $0.uppercased().split { !$0.isLetter && !$0.isNumber }.contains { $0 == word } }.min {
        ($0.count, $0) < ($1.count, $1)
    }
}

/// Bytes put in, left out, changed, or swapped with their neighbour, each an edit: the optimal string
/// alignment distance, by rows. Quadratic: for names, not for texts.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var row = [i + 1]
        for (j, b) in right.enumerated() {
            var edits = min(last[j] + (a == b ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a == right[j - 1], b == left[i - 1] { edits = min(edits, beforeLast[j - 1] + 1) }
            row.append(edits)
        }
        (beforeLast, last) = (last, row)
    }
    return last[right.count]
}
