extension Schema {
    static let sourceNames = """
        ALTER TABLE source ADD COLUMN name TEXT;        -- the reader's own; NULL: the last part of its path
        ALTER TABLE source ADD COLUMN looked INTEGER;   -- seconds since 1970: when all of it was imported last
        """
}
