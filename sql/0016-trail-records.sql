-- One record's life, whatever kind of entry names it.
CREATE INDEX audit_subject_subject_idx ON audit_subject (county_code, subject, at, seq);
