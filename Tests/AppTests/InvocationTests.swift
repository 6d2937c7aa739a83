import Testing

@testable import broadsheet

@Suite struct InvocationTests {
    private let address = "https://a.example/?q=%73&x=$(id);`id`"

    private func browsers(_ variable: String?) -> [[String]] {
        Invocation.browsers(for: address, environment: variable.map { ["BROWSER": $0] } ?? [:]).map(\.words)
    }

    @Test func browsersOfTheEnvironment() {
        #expect(browsers("w3m") == [["w3m", address]])
        #expect(browsers("firefox -new-tab %s") == [["firefox", "-new-tab", address]])
        #expect(
            browsers("a --u=%s:b  -x\t-y:/usr/bin/c %s end") == [
                ["a", "--u=" + address], ["b", "-x", "-y", address], ["/usr/bin/c", address, "end"],
            ])
        #expect(browsers("a 100%% %s %%s") == [["a", "100%", address, "%s"]])
        #expect(browsers("a http%c//x %d % %") == [["a", "http://x", "%d", "%", "%", address]])
        #expect(browsers("a %s &") == [["a", address]])
    }

    @Test(arguments: [nil, "", ":", " : :"]) func withoutOne(variable: String?) {
        #expect(browsers(variable) == [["xdg-open", address]])
    }

    /// Whatever is in it, the address is one whole argument, or a part of one where the command says so.
    @Test func theAddressIsNeverTakenApart() {
        for command in ["a", "a %s", "a -u %s -v", "a x%sy", "a %s %s"] {
            let words = browsers(command)[0]
            #expect(words.contains { $0.contains(address) } && words[0] == "a")
            #expect(words.joined().contains(address))
        }
    }

    @Test func editorsOfTheEnvironment() {
        func editors(_ environment: [String: String]) -> [[String]] {
            Invocation.editors(for: "/tmp/n.txt", environment: environment).map(\.words)
        }
        #expect(editors([:]) == [["editor", "/tmp/n.txt"], ["vi", "/tmp/n.txt"]])
        #expect(editors(["VISUAL": " ", "EDITOR": ""]) == editors([:]))
        #expect(editors(["EDITOR": "ed"]) == [["ed", "/tmp/n.txt"]])
        #expect(editors(["VISUAL": "code -w", "EDITOR": "ed"]) == [["code", "-w", "/tmp/n.txt"]])
    }

    @Test func whoNeedsTheTerminal() {
        let desktop = ["DISPLAY": ":0"]
        func needs(_ program: String, _ environment: [String: String]) -> Bool {
            Invocation(words: [program, address]).needsTerminal(environment: environment)
        }
        for program in ["w3m", "/usr/bin/lynx", "links2", "www-browser"] {
            #expect(needs(program, desktop) && needs(program, [:]))
        }
        #expect(!needs("firefox", desktop) && !needs("xdg-open", ["WAYLAND_DISPLAY": "wayland-0"]))
        #expect(needs("firefox", [:]) && needs("firefox", ["DISPLAY": ""]))
    }
}
