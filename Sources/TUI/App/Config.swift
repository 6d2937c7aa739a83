import ArgumentParser
import Resources

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Check the configuration.",
        discussion: "Without a file everything is as in what --default prints.")

    @OptionGroup var option: LibraryOption
    @Flag(name: .customLong("default"), help: "Print the configuration that holds without a file.") var isDefault =
        false
    @Flag(name: .customLong("path"), help: "Print where the configuration is looked for.") var isPath = false

    func validate() throws {
        if isDefault, isPath { throw ValidationError("--default and --path cannot be had together.") }
    }

    func run() throws {
        if isDefault { return write(Resource.configuration) }
        let file = try option.configuration
        guard let path = file.path else { throw Failure("HOME is not set; name a configuration with --config FILE") }
        if isPath { return write(path + "\n") }
        _ = try file.settings()
        write("fine\n")
    }
}
