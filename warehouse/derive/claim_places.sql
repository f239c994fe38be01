-- The places that figures are about, and what the gazetteer says of them.
SELECT e.entity_id, e.geonames_id, e.country_code, e.latitude, e.longitude
FROM entities AS e WHERE e.entity_id IN (SELECT entity_id FROM figure_places)
