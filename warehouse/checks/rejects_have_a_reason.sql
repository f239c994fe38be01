-- Every reject says where it happened and why, with a stable code and a message.
-- severity: fail
SELECT reject_id, stage, reason_code, message FROM rejects
WHERE stage NOT IN ('read', 'clean', 'extract', 'load') OR NOT regexp_full_match(reason_code, '[a-z][a-z0-9_]*') OR trim(message) = ''
