-- A library of version 1, as it was released: four articles with one of everything that a reader may do.
PRAGMA application_id = 1114795873; PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT UNIQUE,           -- 'address ...' or 'guid ...'; NULL: known by its place in its file
    digest TEXT NOT NULL,
    fingerprint INTEGER NOT NULL,   -- of the document's text and structure
    title TEXT NOT NULL,
    authors TEXT NOT NULL,          -- one a line
    publication TEXT,
    day TEXT,                       -- YYYY-MM-DD
    time TEXT,                      -- RFC 3339, what follows the T
    language TEXT,
    address TEXT,
    words INTEGER NOT NULL,
    format TEXT NOT NULL
) STRICT;
INSERT INTO article VALUES(1,'guid harbour-1','c0a06d484ac890b4e7a395cc9ec887a50afe8736a023d07ae4e3e36400df91c4',-2207470341742829582,'First boat','','Notes from the harbour','2026-03-04','10:00:00+00:00',NULL,NULL,13,'rss');
INSERT INTO article VALUES(2,'guid harbour-2','a3c92377bf0e1cb6a59843db806b127fcd98d9398144aaca3a1f7343443b7beb',5533496162567130765,'Second boat','','Notes from the harbour','2026-03-05','10:00:00+00:00',NULL,NULL,13,'rss');
INSERT INTO article VALUES(3,'address https://bees.example/letters/7','9b3a776f04b2928a1fe6f9381ca3aa9ec557d72a2759ab0c655ece3b5c9bdad7',8846527022639001130,'Letter on bees','Bo Keeper','The Hive','2025-05-04',NULL,'en','https://bees.example/letters/7',20,'markdown');
INSERT INTO article VALUES(4,NULL,'590c6faecc69f3829c2c3f35a1c2b599227b3f76c14b65e029919a6c30bb65eb',1828722039722114851,'A walk by the river','Ann Writer',NULL,'2026-03-02',NULL,'en',NULL,77,'text');
CREATE TABLE document (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    text TEXT NOT NULL,             -- of all blocks, then of all notes; an empty line between two blocks
    structure BLOB NOT NULL
) STRICT;
INSERT INTO document VALUES(1,'The first boat of the year was green, and late. It brought oranges.',X'010109686172626f75722d31037273730a466972737420626f617400406330613036643438346163383930623465376133393563633965633838376135306166653837333661303233643037616534653365333634303064663931633400000001164e6f7465732066726f6d2074686520686172626f75720000000000000000000001107365766572616c5f61727469636c65730001ea0f0304010e31303a30303a30302b30303a303000000100010000004300');
INSERT INTO document VALUES(2,'The second boat brought nothing but the post. We were glad of it.',X'010109686172626f75722d32037273730b5365636f6e6420626f617400406133633932333737626630653163623661353938343364623830366231323766636439386439333938313434616163613361316637333433343433623762656200000001164e6f7465732066726f6d2074686520686172626f75720000000000000000000001107365766572616c5f61727469636c65730001ea0f0305010e31303a30303a30302b30303a303000000100010000004100');
INSERT INTO document VALUES(3,replace('The bees came out on Tuesday, a week late.[^1]\n\nNothing was wrong with them: the limes were late as well.\n\nThe year before it had been the 27th of April.','\n',char(10)),X'01001e68747470733a2f2f626565732e6578616d706c652f6c6574746572732f37086d61726b646f776e0e4c6574746572206f6e2062656573004039623361373736663034623239323861316665366639333831636133616139656335353764373261323735396162306336353565636533623563396264616437011e68747470733a2f2f626565732e6578616d706c652f6c6574746572732f37000102656e0108546865204869766500000000000109426f204b65657065720109426f204b6565706572000000000001e90f050400000002000100000104010131010054042e0001000001013a1339010101310100010000002e');
INSERT INTO document VALUES(4,replace('The river rose in the night, and the path below the mill was gone by morning. [1] Nobody had seen it so high since the year of the long winter.\n\nWe went up by the hill instead, past the orchard that the old people call the Queen''s. [2] From there one sees the whole valley, and the smoke of three villages.\n\nAt the top we ate bread and waited for the rain to end. It did not.\n\nThe mill was closed in 1911, after the second flood.\n\nNo queen was ever there, as far as anybody knows.','\n',char(10)),X'01024035393063366661656363363966333832396332633366333561316332623539393232376233663736633134623635653032393931396136633330626236356562047465787413412077616c6b2062792074686520726976657200403539306336666165636336396633383239633263336633356131633262353939323237623366373663313462363565303239393139613663333062623635656200000102656e000000000000010a416e6e20577269746572010a416e6e20577269746572000000000001ea0f03020000000300010000010401013101009c01038f010001000001040101320102ae0103a101000100000043020101310100010000003401013201000100000031');
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO source VALUES(1,'file:///home/ann/issues');
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    source INTEGER REFERENCES source (id) ON DELETE SET NULL,
    size INTEGER NOT NULL,          -- bytes
    modified INTEGER NOT NULL,      -- nanoseconds since 1970
    inode INTEGER NOT NULL,
    parser INTEGER NOT NULL         -- version of the importer
) STRICT;
INSERT INTO file VALUES(1,'file:///home/ann/issues/feed.xml',1,653,1772452800000000000,4712,2);
INSERT INTO file VALUES(2,'file:///home/ann/issues/letter.md',1,288,1772452800000000000,4713,2);
INSERT INTO file VALUES(3,'file:///home/ann/issues/river.txt',1,564,1772452800000000000,4714,2);
CREATE TABLE copy (
    file INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,      -- in the file, from 0
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    fingerprint INTEGER NOT NULL,   -- of the article as this file has it
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;
INSERT INTO copy VALUES(1,0,1,-2207470341742829582);
INSERT INTO copy VALUES(1,1,2,5533496162567130765);
INSERT INTO copy VALUES(2,0,3,8846527022639001130);
INSERT INTO copy VALUES(3,0,4,1828722039722114851);
CREATE TABLE status (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    progress TEXT NOT NULL CHECK (progress IN ('unread', 'reading', 'finished')),
    fraction REAL NOT NULL,         -- of the text, while reading
    starred INTEGER NOT NULL
) STRICT;
INSERT INTO status VALUES(1,'unread',0.0,1);
INSERT INTO status VALUES(3,'finished',0.0,0);
INSERT INTO status VALUES(4,'reading',0.25,1);
CREATE TABLE place (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    part TEXT NOT NULL,             -- 'title', 'body' or 'note N', from 0
    block INTEGER NOT NULL,
    offset INTEGER NOT NULL,        -- UTF-8 bytes of the block
    context TEXT NOT NULL
) STRICT;
INSERT INTO place VALUES(3,'note 0',0,0,'The year before it had been the 27th of April.');
INSERT INTO place VALUES(4,'body',1,8,'up by the hill instead, past the orchard that th');
CREATE TABLE bookmark (
    id TEXT NOT NULL PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id),
    part TEXT NOT NULL,
    block INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    context TEXT NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    note TEXT NOT NULL,
    created INTEGER NOT NULL        -- seconds since 1970
) STRICT;
INSERT INTO bookmark VALUES('0b1f8f5e-41a1-4d2e-9c4e-6f0c8c1a9d01',4,'body',1,75,'From there one sees the whole valley, and the sm','From there one sees the whole valley, and the smoke of three villages.','that the old people call the Queen''s. ','',replace('Go there\nin spring — «mit Kamera» 山','\n',char(10)),1772500000);
INSERT INTO bookmark VALUES('5c0f3c52-9e02-4a6b-8a0b-1f5f1c2b7e02',4,'note 1',0,0,'No queen was ever there, as far as anybody knows','No queen was ever there, as far as anybody knows.','','','',1772500100);
INSERT INTO bookmark VALUES('93f6a0f7-2c11-4a53-b5ad-77c9c4b1aa03',3,'body',1,0,'Words that were edited away since then, long ago','Words that were edited away since then, long ago.','before','after','lost?',1772400000);
CREATE TABLE session (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO session VALUES('reader.article','4');
INSERT INTO session VALUES('reader.focus','page');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('article',4);
CREATE INDEX article_newest ON article (day DESC, time DESC, id);
CREATE INDEX article_digest ON article (digest) WHERE identity IS NULL;
CREATE INDEX file_source ON file (source);
CREATE INDEX copy_article ON copy (article);
CREATE INDEX bookmark_article ON bookmark (article);
COMMIT;
