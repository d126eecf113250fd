-- The words by which staff find a case, as an index that forgets: what is deleted or replaced leaves its pages at once (`secure-delete`; the earlier
-- index without content could only mark it as gone, and its words stayed in the file until segments were merged). Every beginning of up to six
-- letters has a list of its own: without it each prefix gathers all reports with that word, a million for a word that all have. Detail
-- `none` would be smaller, but SQLite 3.45 breaks such an index with secure-delete; `column` refuses words that our folding keeps whole and the
-- tokenizer, which knows an older Unicode, takes apart.
CREATE VIRTUAL TABLE temp.case_instance USING fts5vocab('main', 'case_text', 'instance');
CREATE TABLE case_words_before AS SELECT doc, group_concat(term, ' ') AS words FROM temp.case_instance GROUP BY doc;
DROP TABLE temp.case_instance;
DROP TRIGGER case_text_delete;
DROP TABLE case_text;
CREATE VIRTUAL TABLE case_text USING fts5 (words, prefix = '1 2 3 4 5 6', tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO case_text (case_text, rank) VALUES ('secure-delete', 1);
INSERT INTO case_text (rowid, words) SELECT doc, words FROM case_words_before WHERE doc IN (SELECT report FROM report_case);
DROP TABLE case_words_before;
CREATE TRIGGER case_text_delete AFTER DELETE ON report_case BEGIN DELETE FROM case_text WHERE rowid = old.report; END;
