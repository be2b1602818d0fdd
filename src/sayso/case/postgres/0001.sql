-- A case, version 1 (as sqlite/0001.sql, in PostgreSQL's words). `number`s are given in the order in which reports came, so that the same reports make the same case.
CREATE TABLE report (
  number    BIGINT PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,         -- the document's
  key       TEXT NOT NULL,                -- where it came from: an address, a file's path, ARCHIVE!MEMBER
  version   BIGINT NOT NULL,             -- of that key, from 1
  current   BIGINT NOT NULL,             -- 1: no later version of that key is here
  title     TEXT, publisher TEXT, url TEXT, published TEXT, retrieved TEXT, language TEXT,
  kind      TEXT NOT NULL,
  words     BIGINT NOT NULL,
  made_by   TEXT NOT NULL,
  schema    BIGINT NOT NULL,
  text      TEXT NOT NULL,
  problems  TEXT NOT NULL,                -- JSON
  raw       BYTEA, raw_name TEXT, media_type TEXT,  -- the bytes as they came, deflated
  UNIQUE (key, version)
);
CREATE INDEX report_published ON report (published);

-- What has been taken in already: the same bytes from the same place are not read again.
CREATE TABLE seen (
  key TEXT NOT NULL, digest TEXT NOT NULL, report BIGINT NOT NULL REFERENCES report,
  PRIMARY KEY (key, digest)
);

-- What could not be taken in, and why.
CREATE TABLE aside (
  key TEXT NOT NULL, digest TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (key, digest)
);

CREATE TABLE name (
  number BIGINT PRIMARY KEY,
  text   TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL                    -- lower case, without accents, its words between blanks
);
CREATE INDEX name_folded ON name (folded);

CREATE TABLE finding (
  number    BIGINT PRIMARY KEY,
  report    BIGINT NOT NULL REFERENCES report,
  id        TEXT NOT NULL,
  layer     TEXT NOT NULL,
  current   BIGINT NOT NULL,             -- as its report's
  type      TEXT,                         -- an event's type, a statement's act, the kind of the others
  mode      TEXT,
  polarity  TEXT, certainty TEXT, status TEXT,
  speaker   BIGINT REFERENCES name,      -- on whose word: of a statement its source
  published TEXT,                         -- the report's
  begins    TEXT, until TEXT,             -- when it is, half-open
  low       DOUBLE PRECISION, high DOUBLE PRECISION,
  latitude  DOUBLE PRECISION, longitude DOUBLE PRECISION, country TEXT, geonames BIGINT,
  score     DOUBLE PRECISION,
  words     TEXT NOT NULL,                -- what full text finds it by
  body      TEXT NOT NULL,                -- the finding itself, JSON
  UNIQUE (report, id)
);
CREATE INDEX finding_layer ON finding (layer, current, published);
CREATE INDEX finding_type ON finding (layer, type, current, published);
CREATE INDEX finding_speaker ON finding (speaker, layer, current, published);
CREATE INDEX finding_begins ON finding (layer, begins) WHERE begins IS NOT NULL;
CREATE INDEX finding_place ON finding (latitude, longitude) WHERE latitude IS NOT NULL;
CREATE INDEX finding_country ON finding (country) WHERE country IS NOT NULL;

-- Who and what stands in a finding: actor, recipient, object, source, addressee; at, origin, destination; time, quantity.
CREATE TABLE role (
  finding BIGINT NOT NULL REFERENCES finding,
  role    TEXT NOT NULL,
  place   BIGINT NOT NULL,               -- first, second ... of that role
  target  BIGINT REFERENCES finding,     -- the finding that fills it, where there is one
  name    BIGINT REFERENCES name,
  country TEXT,
  words   TEXT,
  PRIMARY KEY (finding, role, place)
);
CREATE INDEX role_name ON role (name, role);
CREATE INDEX role_country ON role (country, role) WHERE country IS NOT NULL;
CREATE INDEX role_target ON role (target) WHERE target IS NOT NULL;

-- Full text. 'simple' does not stem, as SQLite's does not.
ALTER TABLE report ADD COLUMN found_by TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', coalesce(title, '') || ' ' || left(text, 400000))) STORED;
CREATE INDEX report_text ON report USING GIN (found_by);
ALTER TABLE finding ADD COLUMN found_by TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED;
CREATE INDEX finding_text ON finding USING GIN (found_by);
