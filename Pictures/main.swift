// The pictures of the README, drawn by the reader itself from the newsletters of seeds/.
//
//   pictures SEEDS FOLDER            write them
//   pictures --check SEEDS FOLDER    say which are not what would be written; fails when there is one

import Articles
import Foundation
import Importing

func complain(_ text: String) -> Never {
    FileHandle.standardError.write(Data("pictures: \(text)\n".utf8))
    exit(1)
}

/// The articles of a folder's text files, by their names.
func articles(in folder: String) throws -> [Article] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
    return try names.flatMap { name in
        try Importer.articles(from: [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))), named: name)
    }
}

let isChecking = CommandLine.arguments.dropFirst().first == "--check"
let folders = CommandLine.arguments.dropFirst(isChecking ? 2 : 1)
guard folders.count == 2, let seeds = folders.first, let folder = folders.last else {
    complain("usage: pictures [--check] SEEDS FOLDER")
}
do {
    let articles = try articles(in: seeds)
    guard !articles.isEmpty else { complain("no newsletters in \(seeds)") }
    var stale: [String] = []
    for picture in Picture.all {
        let file = URL(fileURLWithPath: "\(folder)/\(picture.name)")
        let drawn = Data(picture.draw(articles).utf8)
        if isChecking {
            if (try? Data(contentsOf: file)) != drawn { stale.append(file.relativePath) }
        } else {
            try drawn.write(to: file)
        }
    }
    if !stale.isEmpty {
        complain(
            "\(stale.joined(separator: ", ")) no longer shows what the reader does; run `make pictures`, look at it, commit it"
        )
    }
} catch {
    complain("\(error)")
}
