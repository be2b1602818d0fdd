-- A case, version 1. `number`s are given in the order in which reports came, so that the same reports make the same case.
CREATE TABLE report (
  number    INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,         -- the document's
  key       TEXT NOT NULL,                -- where it came from: an address, a file's path, ARCHIVE!MEMBER
  version   INTEGER NOT NULL,             -- of that key, from 1
  current   INTEGER NOT NULL,             -- 1: no later version of that key is here
  title     TEXT, publisher TEXT, url TEXT, published TEXT, retrieved TEXT, language TEXT,
  kind      TEXT NOT NULL,
  words     INTEGER NOT NULL,
  made_by   TEXT NOT NULL,
  schema    INTEGER NOT NULL,
  text      TEXT NOT NULL,
  problems  TEXT NOT NULL,                -- JSON
  raw       BLOB, raw_name TEXT, media_type TEXT,  -- the bytes as they came, deflated
  UNIQUE (key, version)
) STRICT;
CREATE INDEX report_published ON report (published);

-- What has been taken in already: the same bytes from the same place are not read again.
CREATE TABLE seen (
  key TEXT NOT NULL, digest TEXT NOT NULL, report INTEGER NOT NULL REFERENCES report,
  PRIMARY KEY (key, digest)
) STRICT, WITHOUT ROWID;

-- What could not be taken in, and why.
CREATE TABLE aside (
  key TEXT NOT NULL, digest TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (key, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE name (
  number INTEGER PRIMARY KEY,
  text   TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL                    -- lower case, without accents, its words between blanks
) STRICT;
CREATE INDEX name_folded ON name (folded);

CREATE TABLE finding (
  number    INTEGER PRIMARY KEY,
  report    INTEGER NOT NULL REFERENCES report,
  id        TEXT NOT NULL,
  layer     TEXT NOT NULL,
  current   INTEGER NOT NULL,             -- as its report's
  type      TEXT,                         -- an event's type, a statement's act, the kind of the others
  mode      TEXT,
  polarity  TEXT, certainty TEXT, status TEXT,
  speaker   INTEGER REFERENCES name,      -- on whose word: of a statement its source
  published TEXT,                         -- the report's
  begins    TEXT, until TEXT,             -- when it is, half-open
  low       REAL, high REAL,
  latitude  REAL, longitude REAL, country TEXT, geonames INTEGER,
  score     REAL,
  words     TEXT NOT NULL,                -- what full text finds it by
  body      TEXT NOT NULL,                -- the finding itself, JSON
  UNIQUE (report, id)
) STRICT;
CREATE INDEX finding_layer ON finding (layer, current, published);
CREATE INDEX finding_type ON finding (layer, type, current, published);
CREATE INDEX finding_speaker ON finding (speaker, layer, current, published);
CREATE INDEX finding_begins ON finding (layer, begins) WHERE begins IS NOT NULL;
CREATE INDEX finding_place ON finding (latitude, longitude) WHERE latitude IS NOT NULL;
CREATE INDEX finding_country ON finding (country) WHERE country IS NOT NULL;

-- Who and what stands in a finding: actor, recipient, object, source, addressee; at, origin, destination; time, quantity.
CREATE TABLE role (
  finding INTEGER NOT NULL REFERENCES finding,
  role    TEXT NOT NULL,
  place   INTEGER NOT NULL,               -- first, second ... of that role
  target  INTEGER REFERENCES finding,     -- the finding that fills it, where there is one
  name    INTEGER REFERENCES name,
  country TEXT,
  words   TEXT,
  PRIMARY KEY (finding, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_name ON role (name, role);
CREATE INDEX role_country ON role (country, role) WHERE country IS NOT NULL;
CREATE INDEX role_target ON role (target) WHERE target IS NOT NULL;

CREATE VIRTUAL TABLE report_text USING fts5 (title, text, content='report', content_rowid='number', tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
  INSERT INTO report_text (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE VIRTUAL TABLE finding_text USING fts5 (words, content='finding', content_rowid='number', tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER finding_added AFTER INSERT ON finding WHEN new.layer IN ('statements', 'conditionals', 'events') BEGIN
  INSERT INTO finding_text (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER finding_removed AFTER DELETE ON finding WHEN old.layer IN ('statements', 'conditionals', 'events') BEGIN
  INSERT INTO finding_text (finding_text, rowid, words) VALUES ('delete', old.number, old.words);
END;
