-- How it came here: runs, the extractors they used, and what they could not handle.

CREATE TABLE runs (
    run_id UUID NOT NULL,
    flow VARCHAR NOT NULL,
    prefect_flow_run_id VARCHAR,
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    status VARCHAR NOT NULL,
    message VARCHAR,
    items BIGINT NOT NULL,
    documents_new BIGINT NOT NULL,
    documents_changed BIGINT NOT NULL,
    documents_unchanged BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    table_rows MAP(VARCHAR, BIGINT) NOT NULL
);
COMMENT ON TABLE runs IS 'One row per run of a flow';
COMMENT ON COLUMN runs.run_id IS 'The run';
COMMENT ON COLUMN runs.flow IS 'The flow''s name (ingest, resolve)';
COMMENT ON COLUMN runs.prefect_flow_run_id IS 'The run''s id in Prefect; null outside Prefect';
COMMENT ON COLUMN runs.started_at IS 'When it began (UTC)';
COMMENT ON COLUMN runs.ended_at IS 'When it ended (UTC); null while it runs';
COMMENT ON COLUMN runs.status IS 'running, completed or failed';
COMMENT ON COLUMN runs.message IS 'Why it failed; null where it did not';
COMMENT ON COLUMN runs.items IS 'Inputs found';
COMMENT ON COLUMN runs.documents_new IS 'Documents not seen before';
COMMENT ON COLUMN runs.documents_changed IS 'Documents with another text: a new revision';
COMMENT ON COLUMN runs.documents_unchanged IS 'Documents with the text already known';
COMMENT ON COLUMN runs.rejected IS 'Inputs that could not be handled: rejects';
COMMENT ON COLUMN runs.table_rows IS 'Rows written, by table';

CREATE TABLE extractors (
    extractor_id UUID NOT NULL,
    name VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    config_sha256 VARCHAR NOT NULL
);
COMMENT ON TABLE extractors IS 'What made the extracted rows, at which version and settings';
COMMENT ON COLUMN extractors.extractor_id IS 'Computed from name, version and settings';
COMMENT ON COLUMN extractors.name IS 'The extractor''s name';
COMMENT ON COLUMN extractors.version IS 'Its version';
COMMENT ON COLUMN extractors.config_sha256 IS 'SHA-256 (hexadecimal) of its settings, vocabularies and models';

CREATE TABLE rejects (
    reject_id UUID NOT NULL,
    run_id UUID NOT NULL,
    stage VARCHAR NOT NULL,
    reason_code VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    traceback VARCHAR,
    source VARCHAR,
    source_id VARCHAR,
    address VARCHAR,
    raw_path VARCHAR,
    resolved_by_run_id UUID,
    created_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE rejects IS 'What could not be handled, and why';
COMMENT ON COLUMN rejects.reject_id IS 'Computed from the input''s identity and the stage, so that the same failure is one row';
COMMENT ON COLUMN rejects.run_id IS 'The run that met it: runs.run_id';
COMMENT ON COLUMN rejects.stage IS 'Where it happened: read, clean, extract or load';
COMMENT ON COLUMN rejects.reason_code IS 'A stable snake_case word to group by (empty, not_json, no_article, offsets)';
COMMENT ON COLUMN rejects.message IS 'What is wrong, for people';
COMMENT ON COLUMN rejects.traceback IS 'Where an unexpected error was raised; null for expected ones';
COMMENT ON COLUMN rejects.source IS 'The source it belongs to; null where the input could not be read';
COMMENT ON COLUMN rejects.source_id IS 'Its id within the source; null where the input could not be read';
COMMENT ON COLUMN rejects.address IS 'Where it was found: a URL or a file''s path';
COMMENT ON COLUMN rejects.raw_path IS 'Where its original is kept; null where there were no bytes';
COMMENT ON COLUMN rejects.resolved_by_run_id IS 'The run that handled it after all: runs.run_id; null while it is open';
COMMENT ON COLUMN rejects.created_at IS 'When it was met (UTC)';
