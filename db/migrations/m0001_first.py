"""Format 1: the first. Frozen as released; schema.py says what the present format is."""

from __future__ import annotations

from sqlalchemy import Connection

# Statements end with a semicolon at a line's end, outside a trigger's body.
_SCHEMA = """
CREATE TABLE project ( pk INTEGER NOT NULL, id TEXT NOT NULL, title TEXT DEFAULT '' NOT NULL, created TEXT
DEFAULT '' NOT NULL, backed_up TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id) ) STRICT;
CREATE TABLE publisher ( pk INTEGER NOT NULL, id TEXT NOT NULL, name TEXT DEFAULT '' NOT NULL, hosts TEXT
DEFAULT '[]' NOT NULL, kind TEXT DEFAULT 'unknown' NOT NULL CONSTRAINT kind_is_known CHECK (kind IN
('newspaper', 'broadcaster', 'wire_agency', 'government', 'igo', 'ngo', 'think_tank', 'company', 'academic',
'blog', 'social', 'other', 'unknown')), country TEXT DEFAULT '' NOT NULL, reliability TEXT CONSTRAINT
reliability_is_known CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')), reliability_note TEXT DEFAULT ''
NOT NULL, created TEXT DEFAULT '' NOT NULL, updated TEXT DEFAULT '' NOT NULL, author TEXT DEFAULT '' NOT
NULL, PRIMARY KEY (pk), UNIQUE (id) ) STRICT;
CREATE INDEX ix_publisher_name ON publisher (name);
CREATE TABLE content ( pk INTEGER NOT NULL, snapshot TEXT NOT NULL, page_map TEXT DEFAULT '[]' NOT NULL,
page_sizes TEXT DEFAULT '[]' NOT NULL, text TEXT NOT NULL, blocks BLOB NOT NULL, PRIMARY KEY (pk), UNIQUE
(snapshot) ) STRICT;
CREATE TABLE original ( pk INTEGER NOT NULL, snapshot TEXT NOT NULL, number INTEGER DEFAULT 0 NOT NULL, bytes
BLOB NOT NULL, PRIMARY KEY (pk), UNIQUE (snapshot, number) ) STRICT;
CREATE TABLE boxes ( pk INTEGER NOT NULL, snapshot TEXT NOT NULL, page_index INTEGER DEFAULT 0 NOT NULL,
boxes BLOB NOT NULL, PRIMARY KEY (pk), UNIQUE (snapshot, page_index) ) STRICT;
CREATE TABLE fingerprint ( pk INTEGER NOT NULL, snapshot TEXT NOT NULL, version INTEGER DEFAULT 0 NOT NULL,
data BLOB NOT NULL, PRIMARY KEY (pk), UNIQUE (snapshot) ) STRICT;
CREATE TABLE second_reading ( pk INTEGER NOT NULL, highlight TEXT NOT NULL, state TEXT DEFAULT 'none' NOT
NULL CONSTRAINT state_is_known CHECK (state IN ('agrees', 'differs', 'cannot_read', 'pending', 'none')), text
TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (highlight) ) STRICT;
CREATE TABLE claim ( pk INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL, text TEXT DEFAULT '' NOT
NULL, kind TEXT DEFAULT 'fact' NOT NULL CONSTRAINT kind_is_known CHECK (kind IN ('fact', 'reported',
'judgement', 'assumption', 'gap')), parent TEXT, parent_relation TEXT DEFAULT 'supports' NOT NULL CONSTRAINT
parent_relation_is_known CHECK (parent_relation IN ('supports', 'disputes', 'restates')), likelihood_scale
TEXT DEFAULT '' NOT NULL, likelihood TEXT DEFAULT '' NOT NULL, confidence TEXT CONSTRAINT confidence_is_known
CHECK (confidence IN ('high', 'moderate', 'low')), confidence_basis TEXT DEFAULT '' NOT NULL, as_of TEXT
DEFAULT '' NOT NULL, contrary_note TEXT DEFAULT '' NOT NULL, tags TEXT DEFAULT '[]' NOT NULL, position REAL
DEFAULT (0.0) NOT NULL, created TEXT DEFAULT '' NOT NULL, updated TEXT DEFAULT '' NOT NULL, author TEXT
DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id), UNIQUE ("key"), FOREIGN KEY(parent) REFERENCES claim (id)
ON DELETE SET NULL ) STRICT;
CREATE INDEX ix_claim_parent ON claim (parent);
CREATE TABLE briefing ( pk INTEGER NOT NULL, id TEXT NOT NULL, title TEXT DEFAULT '' NOT NULL, subtitle TEXT
DEFAULT '' NOT NULL, as_of TEXT DEFAULT '' NOT NULL, issued TEXT DEFAULT '' NOT NULL, version INTEGER DEFAULT
1 NOT NULL, status TEXT DEFAULT 'draft' NOT NULL CONSTRAINT status_is_known CHECK (status IN ('draft',
'reviewed', 'issued', 'withdrawn')), language TEXT DEFAULT 'en' NOT NULL, authors TEXT DEFAULT '[]' NOT NULL,
likelihood_scale TEXT DEFAULT 'icd203' NOT NULL, handling TEXT DEFAULT '' NOT NULL, source_summary TEXT
DEFAULT '' NOT NULL, limitations TEXT DEFAULT '' NOT NULL, ai_disclosure TEXT DEFAULT '' NOT NULL, created
TEXT DEFAULT '' NOT NULL, updated TEXT DEFAULT '' NOT NULL, author TEXT DEFAULT '' NOT NULL, PRIMARY KEY
(pk), UNIQUE (id) ) STRICT;
CREATE TABLE waiver ( pk INTEGER NOT NULL, id TEXT NOT NULL, rule TEXT DEFAULT '' NOT NULL, target TEXT
DEFAULT '' NOT NULL, reason TEXT DEFAULT '' NOT NULL, "by" TEXT DEFAULT '' NOT NULL, at TEXT DEFAULT '' NOT
NULL, PRIMARY KEY (pk), UNIQUE (id) ) STRICT;
CREATE TABLE origin_decision ( pk INTEGER NOT NULL, id TEXT NOT NULL, articles TEXT DEFAULT '[]' NOT NULL,
relation TEXT DEFAULT 'same' NOT NULL CONSTRAINT relation_is_known CHECK (relation IN ('same', 'part_of',
'separate')), at TEXT DEFAULT '' NOT NULL, author TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id) )
STRICT;
CREATE TABLE reading ( pk INTEGER NOT NULL, article TEXT NOT NULL, read_at TEXT DEFAULT '' NOT NULL, PRIMARY
KEY (pk), UNIQUE (article) ) STRICT;
CREATE TABLE view_state ( pk INTEGER NOT NULL, "key" TEXT NOT NULL, value TEXT DEFAULT '' NOT NULL, PRIMARY
KEY (pk), UNIQUE ("key") ) STRICT;
CREATE TABLE change ( pk INTEGER NOT NULL, id TEXT NOT NULL, label TEXT DEFAULT '' NOT NULL, at TEXT DEFAULT
'' NOT NULL, undone INTEGER DEFAULT 0 NOT NULL, PRIMARY KEY (pk), UNIQUE (id) ) STRICT;
CREATE INDEX ix_change_undone ON change (undone) WHERE undone != 0;
CREATE TABLE article ( pk INTEGER NOT NULL, id TEXT NOT NULL, citekey TEXT NOT NULL, type TEXT DEFAULT
'document' NOT NULL CONSTRAINT type_is_known CHECK (type IN ('article-newspaper', 'article-magazine',
'article-journal', 'webpage', 'post-weblog', 'post', 'report', 'broadcast', 'interview', 'speech', 'dataset',
'book', 'chapter', 'legislation', 'legal_case', 'document')), title TEXT DEFAULT '' NOT NULL, authors TEXT
DEFAULT '[]' NOT NULL, container_title TEXT DEFAULT '' NOT NULL, publisher TEXT, agency TEXT, derived_from
TEXT, origin TEXT, "URL" TEXT DEFAULT '' NOT NULL, canonical_url TEXT DEFAULT '' NOT NULL, "DOI" TEXT DEFAULT
'' NOT NULL, "ISBN" TEXT DEFAULT '' NOT NULL, number TEXT DEFAULT '' NOT NULL, volume TEXT DEFAULT '' NOT
NULL, issue TEXT DEFAULT '' NOT NULL, page TEXT DEFAULT '' NOT NULL, language TEXT DEFAULT '' NOT NULL,
issued TEXT DEFAULT '' NOT NULL, issued_basis TEXT DEFAULT 'none' NOT NULL CONSTRAINT issued_basis_is_known
CHECK (issued_basis IN ('jsonld', 'highwire', 'dc', 'opengraph', 'time_element', 'url', 'pdf_xmp',
'pdf_info', 'manual', 'none')), modified TEXT DEFAULT '' NOT NULL, info_date TEXT DEFAULT '' NOT NULL, level
TEXT DEFAULT 'unknown' NOT NULL CONSTRAINT level_is_known CHECK (level IN ('primary', 'secondary',
'tertiary', 'unknown')), reliability TEXT CONSTRAINT reliability_is_known CHECK (reliability IN ('A', 'B',
'C', 'D', 'E', 'F')), reliability_note TEXT DEFAULT '' NOT NULL, descriptor TEXT DEFAULT '' NOT NULL, status
TEXT DEFAULT 'ok' NOT NULL CONSTRAINT status_is_known CHECK (status IN ('ok', 'corrected', 'retracted',
'superseded', 'unavailable')), archive_url TEXT DEFAULT '' NOT NULL, archive_time TEXT DEFAULT '' NOT NULL,
note TEXT DEFAULT '' NOT NULL, tags TEXT DEFAULT '[]' NOT NULL, basis TEXT DEFAULT '{}' NOT NULL, created
TEXT DEFAULT '' NOT NULL, updated TEXT DEFAULT '' NOT NULL, author TEXT DEFAULT '' NOT NULL, removed_at TEXT
DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id), UNIQUE (citekey), FOREIGN KEY(publisher) REFERENCES
publisher (id) ON DELETE SET NULL, FOREIGN KEY(agency) REFERENCES publisher (id) ON DELETE SET NULL, FOREIGN
KEY(derived_from) REFERENCES article (id) ON DELETE SET NULL ) STRICT;
CREATE INDEX ix_article_removed_at ON article (removed_at) WHERE removed_at != '';
CREATE INDEX ix_article_publisher ON article (publisher);
CREATE INDEX ix_article_derived_from ON article (derived_from);
CREATE INDEX ix_article_agency ON article (agency);
CREATE TABLE section ( pk INTEGER NOT NULL, id TEXT NOT NULL, briefing TEXT NOT NULL, position REAL DEFAULT
(0.0) NOT NULL, level INTEGER DEFAULT 2 NOT NULL, heading TEXT DEFAULT '' NOT NULL, role TEXT DEFAULT
'analysis' NOT NULL CONSTRAINT role_is_known CHECK (role IN ('summary', 'analysis', 'feature', 'closing')),
key_judgement TEXT, body TEXT DEFAULT '' NOT NULL, created TEXT DEFAULT '' NOT NULL, updated TEXT DEFAULT ''
NOT NULL, author TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(briefing) REFERENCES
briefing (id) ON DELETE CASCADE, FOREIGN KEY(key_judgement) REFERENCES claim (id) ON DELETE SET NULL ) STRICT;
CREATE INDEX ix_section_briefing ON section (briefing);
CREATE INDEX ix_section_key_judgement ON section (key_judgement);
CREATE TABLE step ( pk INTEGER NOT NULL, change INTEGER NOT NULL, moved TEXT DEFAULT '' NOT NULL, "row"
INTEGER DEFAULT 0 NOT NULL, touched TEXT DEFAULT '' NOT NULL, "before" TEXT, "after" TEXT, PRIMARY KEY (pk),
FOREIGN KEY(change) REFERENCES change (pk) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_step_change ON step (change);
CREATE TABLE snapshot ( pk INTEGER NOT NULL, id TEXT NOT NULL, article TEXT NOT NULL, media_type TEXT DEFAULT
'' NOT NULL, byte_size INTEGER DEFAULT 0 NOT NULL, sha256 TEXT DEFAULT '' NOT NULL, captured_at TEXT DEFAULT
'' NOT NULL, captured_basis TEXT DEFAULT 'import' NOT NULL CONSTRAINT captured_basis_is_known CHECK
(captured_basis IN ('singlefile_comment', 'mhtml_date', 'memento', 'file_mtime', 'manual', 'import')),
imported_at TEXT DEFAULT '' NOT NULL, text_sha256 TEXT DEFAULT '' NOT NULL, characters INTEGER DEFAULT 0 NOT
NULL, extractor TEXT DEFAULT '' NOT NULL, extractor_version TEXT DEFAULT '' NOT NULL, file_name TEXT DEFAULT
'' NOT NULL, left_out_characters INTEGER DEFAULT 0 NOT NULL, left_out_why TEXT DEFAULT '' NOT NULL,
incomplete TEXT DEFAULT '' NOT NULL, removed_at TEXT DEFAULT '' NOT NULL, author TEXT DEFAULT '' NOT NULL,
PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(article) REFERENCES article (id) ) STRICT;
CREATE INDEX ix_snapshot_article ON snapshot (article);
CREATE INDEX ix_snapshot_removed_at ON snapshot (removed_at) WHERE removed_at != '';
CREATE INDEX ix_snapshot_sha256 ON snapshot (sha256);
CREATE TABLE key_point ( pk INTEGER NOT NULL, id TEXT NOT NULL, section TEXT NOT NULL, position REAL DEFAULT
(0.0) NOT NULL, label TEXT DEFAULT '' NOT NULL, text TEXT DEFAULT '' NOT NULL, created TEXT DEFAULT '' NOT
NULL, updated TEXT DEFAULT '' NOT NULL, author TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id),
FOREIGN KEY(section) REFERENCES section (id) ON DELETE CASCADE ) STRICT;
CREATE INDEX ix_key_point_section ON key_point (section);
CREATE TABLE listed_source ( pk INTEGER NOT NULL, id TEXT NOT NULL, section TEXT NOT NULL, article TEXT NOT
NULL, position REAL DEFAULT (0.0) NOT NULL, created TEXT DEFAULT '' NOT NULL, updated TEXT DEFAULT '' NOT
NULL, author TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(section) REFERENCES section
(id) ON DELETE CASCADE, FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE ) STRICT;
CREATE INDEX ix_listed_source_section ON listed_source (section);
CREATE INDEX ix_listed_source_article ON listed_source (article);
CREATE TABLE highlight ( pk INTEGER NOT NULL, id TEXT NOT NULL, snapshot TEXT NOT NULL, exact TEXT DEFAULT ''
NOT NULL, prefix TEXT DEFAULT '' NOT NULL, suffix TEXT DEFAULT '' NOT NULL, start INTEGER DEFAULT 0 NOT NULL,
"end" INTEGER DEFAULT 0 NOT NULL, page_index INTEGER, page_label TEXT DEFAULT '' NOT NULL, anchor_state TEXT
DEFAULT 'verified' NOT NULL CONSTRAINT anchor_state_is_known CHECK (anchor_state IN ('verified',
'normalised', 'drifted', 'changed', 'orphan')), colour INTEGER DEFAULT 1 NOT NULL, note TEXT DEFAULT '' NOT
NULL, tags TEXT DEFAULT '[]' NOT NULL, attributed_to TEXT DEFAULT '' NOT NULL, attribution_kind TEXT DEFAULT
'none' NOT NULL CONSTRAINT attribution_kind_is_known CHECK (attribution_kind IN ('named', 'anonymous',
'document', 'none')), credibility INTEGER CONSTRAINT credibility_is_known CHECK (credibility BETWEEN 1 AND
6), created TEXT DEFAULT '' NOT NULL, updated TEXT DEFAULT '' NOT NULL, author TEXT DEFAULT '' NOT NULL,
row_hash TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(snapshot) REFERENCES snapshot
(id) ) STRICT;
CREATE INDEX ix_highlight_snapshot ON highlight (snapshot);
CREATE TABLE key_point_claim ( pk INTEGER NOT NULL, key_point TEXT NOT NULL, claim TEXT NOT NULL, position
REAL DEFAULT (0.0) NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(key_point) REFERENCES key_point (id) ON DELETE
CASCADE, FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE ) STRICT;
CREATE INDEX ix_key_point_claim_claim ON key_point_claim (claim);
CREATE INDEX ix_key_point_claim_key_point ON key_point_claim (key_point);
CREATE TABLE evidence ( pk INTEGER NOT NULL, id TEXT NOT NULL, claim TEXT NOT NULL, highlight TEXT NOT NULL,
direction TEXT DEFAULT 'supports' NOT NULL CONSTRAINT direction_is_known CHECK (direction IN ('supports',
'disputes', 'neutral')), strength TEXT CONSTRAINT strength_is_known CHECK (strength IN ('strong', 'moderate',
'weak')), coverage TEXT DEFAULT 'unreviewed' NOT NULL CONSTRAINT coverage_is_known CHECK (coverage IN
('full', 'partial', 'none', 'unreviewed')), rationale TEXT DEFAULT '' NOT NULL, reviewed_at TEXT DEFAULT ''
NOT NULL, position REAL DEFAULT (0.0) NOT NULL, created TEXT DEFAULT '' NOT NULL, updated TEXT DEFAULT '' NOT
NULL, author TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(claim) REFERENCES claim
(id) ON DELETE CASCADE, FOREIGN KEY(highlight) REFERENCES highlight (id) ON DELETE CASCADE ) STRICT;
CREATE INDEX ix_evidence_claim ON evidence (claim);
CREATE INDEX ix_evidence_highlight ON evidence (highlight);
CREATE VIRTUAL TABLE content_words USING fts5(text, content = 'content', content_rowid = 'pk', tokenize =
'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE content_trigrams USING fts5(text, content = 'content', content_rowid = 'pk', tokenize =
'trigram remove_diacritics 1');
CREATE VIRTUAL TABLE article_words USING fts5(title, authors, container_title, note, content = 'article',
content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE article_trigrams USING fts5(title, authors, container_title, note, content = 'article',
content_rowid = 'pk', tokenize = 'trigram remove_diacritics 1');
CREATE TRIGGER article_words_insert AFTER INSERT ON article BEGIN INSERT INTO article_words(rowid, title,
authors, container_title, note) SELECT new.pk, new.title, new.authors, new.container_title, new.note WHERE 1;
END;
CREATE TRIGGER article_words_delete AFTER DELETE ON article BEGIN INSERT INTO article_words(article_words,
rowid, title, authors, container_title, note) SELECT 'delete', old.pk, old.title, old.authors,
old.container_title, old.note WHERE 1; END;
CREATE TRIGGER article_words_update AFTER UPDATE OF title, authors, container_title, note ON article WHEN
old.title IS NOT new.title OR old.authors IS NOT new.authors OR old.container_title IS NOT
new.container_title OR old.note IS NOT new.note BEGIN INSERT INTO article_words(article_words, rowid, title,
authors, container_title, note) SELECT 'delete', old.pk, old.title, old.authors, old.container_title,
old.note WHERE 1; INSERT INTO article_words(rowid, title, authors, container_title, note) SELECT new.pk,
new.title, new.authors, new.container_title, new.note WHERE 1; END;
CREATE TRIGGER article_trigrams_insert AFTER INSERT ON article BEGIN INSERT INTO article_trigrams(rowid,
title, authors, container_title, note) SELECT new.pk, new.title, new.authors, new.container_title, new.note
WHERE (new.title || new.authors || new.container_title || new.note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER article_trigrams_delete AFTER DELETE ON article BEGIN INSERT INTO
article_trigrams(article_trigrams, rowid, title, authors, container_title, note) SELECT 'delete', old.pk,
old.title, old.authors, old.container_title, old.note WHERE (old.title || old.authors || old.container_title
|| old.note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER article_trigrams_update AFTER UPDATE OF title, authors, container_title, note ON article WHEN
old.title IS NOT new.title OR old.authors IS NOT new.authors OR old.container_title IS NOT
new.container_title OR old.note IS NOT new.note BEGIN INSERT INTO article_trigrams(article_trigrams, rowid,
title, authors, container_title, note) SELECT 'delete', old.pk, old.title, old.authors, old.container_title,
old.note WHERE (old.title || old.authors || old.container_title || old.note) GLOB
'*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; INSERT INTO article_trigrams(rowid, title, authors, container_title, note)
SELECT new.pk, new.title, new.authors, new.container_title, new.note WHERE (new.title || new.authors ||
new.container_title || new.note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE VIRTUAL TABLE highlight_words USING fts5(exact, note, content = 'highlight', content_rowid = 'pk',
tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE highlight_trigrams USING fts5(exact, note, content = 'highlight', content_rowid = 'pk',
tokenize = 'trigram remove_diacritics 1');
CREATE TRIGGER highlight_words_insert AFTER INSERT ON highlight BEGIN INSERT INTO highlight_words(rowid,
exact, note) SELECT new.pk, new.exact, new.note WHERE 1; END;
CREATE TRIGGER highlight_words_delete AFTER DELETE ON highlight BEGIN INSERT INTO
highlight_words(highlight_words, rowid, exact, note) SELECT 'delete', old.pk, old.exact, old.note WHERE 1;
END;
CREATE TRIGGER highlight_words_update AFTER UPDATE OF exact, note ON highlight WHEN old.exact IS NOT
new.exact OR old.note IS NOT new.note BEGIN INSERT INTO highlight_words(highlight_words, rowid, exact, note)
SELECT 'delete', old.pk, old.exact, old.note WHERE 1; INSERT INTO highlight_words(rowid, exact, note) SELECT
new.pk, new.exact, new.note WHERE 1; END;
CREATE TRIGGER highlight_trigrams_insert AFTER INSERT ON highlight BEGIN INSERT INTO
highlight_trigrams(rowid, exact, note) SELECT new.pk, new.exact, new.note WHERE (new.exact || new.note) GLOB
'*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER highlight_trigrams_delete AFTER DELETE ON highlight BEGIN INSERT INTO
highlight_trigrams(highlight_trigrams, rowid, exact, note) SELECT 'delete', old.pk, old.exact, old.note WHERE
(old.exact || old.note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER highlight_trigrams_update AFTER UPDATE OF exact, note ON highlight WHEN old.exact IS NOT
new.exact OR old.note IS NOT new.note BEGIN INSERT INTO highlight_trigrams(highlight_trigrams, rowid, exact,
note) SELECT 'delete', old.pk, old.exact, old.note WHERE (old.exact || old.note) GLOB
'*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; INSERT INTO highlight_trigrams(rowid, exact, note) SELECT new.pk, new.exact,
new.note WHERE (new.exact || new.note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE VIRTUAL TABLE claim_words USING fts5(text, key, contrary_note, content = 'claim', content_rowid =
'pk', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE claim_trigrams USING fts5(text, key, contrary_note, content = 'claim', content_rowid =
'pk', tokenize = 'trigram remove_diacritics 1');
CREATE TRIGGER claim_words_insert AFTER INSERT ON claim BEGIN INSERT INTO claim_words(rowid, text, key,
contrary_note) SELECT new.pk, new.text, new.key, new.contrary_note WHERE 1; END;
CREATE TRIGGER claim_words_delete AFTER DELETE ON claim BEGIN INSERT INTO claim_words(claim_words, rowid,
text, key, contrary_note) SELECT 'delete', old.pk, old.text, old.key, old.contrary_note WHERE 1; END;
CREATE TRIGGER claim_words_update AFTER UPDATE OF text, key, contrary_note ON claim WHEN old.text IS NOT
new.text OR old.key IS NOT new.key OR old.contrary_note IS NOT new.contrary_note BEGIN INSERT INTO
claim_words(claim_words, rowid, text, key, contrary_note) SELECT 'delete', old.pk, old.text, old.key,
old.contrary_note WHERE 1; INSERT INTO claim_words(rowid, text, key, contrary_note) SELECT new.pk, new.text,
new.key, new.contrary_note WHERE 1; END;
CREATE TRIGGER claim_trigrams_insert AFTER INSERT ON claim BEGIN INSERT INTO claim_trigrams(rowid, text, key,
contrary_note) SELECT new.pk, new.text, new.key, new.contrary_note WHERE (new.text || new.key ||
new.contrary_note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER claim_trigrams_delete AFTER DELETE ON claim BEGIN INSERT INTO claim_trigrams(claim_trigrams,
rowid, text, key, contrary_note) SELECT 'delete', old.pk, old.text, old.key, old.contrary_note WHERE
(old.text || old.key || old.contrary_note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER claim_trigrams_update AFTER UPDATE OF text, key, contrary_note ON claim WHEN old.text IS NOT
new.text OR old.key IS NOT new.key OR old.contrary_note IS NOT new.contrary_note BEGIN INSERT INTO
claim_trigrams(claim_trigrams, rowid, text, key, contrary_note) SELECT 'delete', old.pk, old.text, old.key,
old.contrary_note WHERE (old.text || old.key || old.contrary_note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*';
INSERT INTO claim_trigrams(rowid, text, key, contrary_note) SELECT new.pk, new.text, new.key,
new.contrary_note WHERE (new.text || new.key || new.contrary_note) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE VIRTUAL TABLE briefing_words USING fts5(title, subtitle, source_summary, limitations, content =
'briefing', content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE briefing_trigrams USING fts5(title, subtitle, source_summary, limitations, content =
'briefing', content_rowid = 'pk', tokenize = 'trigram remove_diacritics 1');
CREATE TRIGGER briefing_words_insert AFTER INSERT ON briefing BEGIN INSERT INTO briefing_words(rowid, title,
subtitle, source_summary, limitations) SELECT new.pk, new.title, new.subtitle, new.source_summary,
new.limitations WHERE 1; END;
CREATE TRIGGER briefing_words_delete AFTER DELETE ON briefing BEGIN INSERT INTO
briefing_words(briefing_words, rowid, title, subtitle, source_summary, limitations) SELECT 'delete', old.pk,
old.title, old.subtitle, old.source_summary, old.limitations WHERE 1; END;
CREATE TRIGGER briefing_words_update AFTER UPDATE OF title, subtitle, source_summary, limitations ON briefing
WHEN old.title IS NOT new.title OR old.subtitle IS NOT new.subtitle OR old.source_summary IS NOT
new.source_summary OR old.limitations IS NOT new.limitations BEGIN INSERT INTO briefing_words(briefing_words,
rowid, title, subtitle, source_summary, limitations) SELECT 'delete', old.pk, old.title, old.subtitle,
old.source_summary, old.limitations WHERE 1; INSERT INTO briefing_words(rowid, title, subtitle,
source_summary, limitations) SELECT new.pk, new.title, new.subtitle, new.source_summary, new.limitations
WHERE 1; END;
CREATE TRIGGER briefing_trigrams_insert AFTER INSERT ON briefing BEGIN INSERT INTO briefing_trigrams(rowid,
title, subtitle, source_summary, limitations) SELECT new.pk, new.title, new.subtitle, new.source_summary,
new.limitations WHERE (new.title || new.subtitle || new.source_summary || new.limitations) GLOB
'*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER briefing_trigrams_delete AFTER DELETE ON briefing BEGIN INSERT INTO
briefing_trigrams(briefing_trigrams, rowid, title, subtitle, source_summary, limitations) SELECT 'delete',
old.pk, old.title, old.subtitle, old.source_summary, old.limitations WHERE (old.title || old.subtitle ||
old.source_summary || old.limitations) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER briefing_trigrams_update AFTER UPDATE OF title, subtitle, source_summary, limitations ON
briefing WHEN old.title IS NOT new.title OR old.subtitle IS NOT new.subtitle OR old.source_summary IS NOT
new.source_summary OR old.limitations IS NOT new.limitations BEGIN INSERT INTO
briefing_trigrams(briefing_trigrams, rowid, title, subtitle, source_summary, limitations) SELECT 'delete',
old.pk, old.title, old.subtitle, old.source_summary, old.limitations WHERE (old.title || old.subtitle ||
old.source_summary || old.limitations) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; INSERT INTO
briefing_trigrams(rowid, title, subtitle, source_summary, limitations) SELECT new.pk, new.title,
new.subtitle, new.source_summary, new.limitations WHERE (new.title || new.subtitle || new.source_summary ||
new.limitations) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE VIRTUAL TABLE section_words USING fts5(heading, body, content = 'section', content_rowid = 'pk',
tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE section_trigrams USING fts5(heading, body, content = 'section', content_rowid = 'pk',
tokenize = 'trigram remove_diacritics 1');
CREATE TRIGGER section_words_insert AFTER INSERT ON section BEGIN INSERT INTO section_words(rowid, heading,
body) SELECT new.pk, new.heading, new.body WHERE 1; END;
CREATE TRIGGER section_words_delete AFTER DELETE ON section BEGIN INSERT INTO section_words(section_words,
rowid, heading, body) SELECT 'delete', old.pk, old.heading, old.body WHERE 1; END;
CREATE TRIGGER section_words_update AFTER UPDATE OF heading, body ON section WHEN old.heading IS NOT
new.heading OR old.body IS NOT new.body BEGIN INSERT INTO section_words(section_words, rowid, heading, body)
SELECT 'delete', old.pk, old.heading, old.body WHERE 1; INSERT INTO section_words(rowid, heading, body)
SELECT new.pk, new.heading, new.body WHERE 1; END;
CREATE TRIGGER section_trigrams_insert AFTER INSERT ON section BEGIN INSERT INTO section_trigrams(rowid,
heading, body) SELECT new.pk, new.heading, new.body WHERE (new.heading || new.body) GLOB
'*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER section_trigrams_delete AFTER DELETE ON section BEGIN INSERT INTO
section_trigrams(section_trigrams, rowid, heading, body) SELECT 'delete', old.pk, old.heading, old.body WHERE
(old.heading || old.body) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
CREATE TRIGGER section_trigrams_update AFTER UPDATE OF heading, body ON section WHEN old.heading IS NOT
new.heading OR old.body IS NOT new.body BEGIN INSERT INTO section_trigrams(section_trigrams, rowid, heading,
body) SELECT 'delete', old.pk, old.heading, old.body WHERE (old.heading || old.body) GLOB
'*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; INSERT INTO section_trigrams(rowid, heading, body) SELECT new.pk,
new.heading, new.body WHERE (new.heading || new.body) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*'; END;
"""  # noqa: E501


def upgrade(connection: Connection) -> None:
    """Create every table, index and trigger of format 1."""
    statement = ""
    for line in _SCHEMA.strip().splitlines():
        statement += line + " "
        in_trigger = statement.startswith("CREATE TRIGGER") and not line.endswith("END;")
        if line.endswith(";") and not in_trigger:
            connection.exec_driver_sql(statement.rstrip().rstrip(";"))
            statement = ""
