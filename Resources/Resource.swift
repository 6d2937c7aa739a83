/// The texts that are embedded in the program at build time.
public enum Resource {
    /// What an empty library shows: how to begin.
    public static var welcome: String { String(decoding: PackageResources.welcome_txt, as: UTF8.self) }

    /// The configuration that holds without a file, with what can be written in it.
    public static var configuration: [UInt8] { PackageResources.config_toml }
}
