-- What all clusters of an entity say together: the name that most documents use, all other forms, and the place.
-- A person who has reviewed who is who may have named it. A NORP that is linked to its country (Verlandic -> Verland) lends the country an alias, not its name or type.
WITH
said AS (
    SELECT c.entity_id, c.type, c.name, c.aliases, r.document_id, c.type = 'NORP' AS is_adjective,
        {'geonames_id': c.geonames_id, 'country_code': c.country_code, 'latitude': c.latitude, 'longitude': c.longitude}
            AS place
    FROM clusters AS c JOIN revisions AS r USING (revision_id)
),
names AS (
    SELECT entity_id, type, name, count(DISTINCT document_id) AS documents,
        row_number() OVER (
            PARTITION BY entity_id
            ORDER BY bool_and(is_adjective), count(DISTINCT document_id) DESC, length(name) DESC, name, type
        ) AS choice
    FROM said GROUP BY entity_id, type, name
),
given AS (
    SELECT other_entity_id AS entity_id, max_by(other_name, reviewed_at) AS name
    FROM entity_reviews WHERE decision = 'same' AND other_name IS NOT NULL GROUP BY ALL
),
forms AS (
    SELECT entity_id, name AS form FROM said
    UNION
    SELECT entity_id, unnest(aliases) FROM said
),
others AS (
    SELECT f.entity_id, list(f.form ORDER BY f.form) AS aliases
    FROM forms AS f JOIN names AS n ON n.entity_id = f.entity_id AND n.choice = 1
    LEFT JOIN given AS g ON g.entity_id = f.entity_id
    WHERE f.form <> coalesce(g.name, n.name) GROUP BY f.entity_id
),
places AS (
    SELECT entity_id, place,
        row_number() OVER (PARTITION BY entity_id ORDER BY count(DISTINCT document_id) DESC, place) AS choice
    FROM said WHERE place.geonames_id IS NOT NULL OR place.country_code IS NOT NULL OR place.latitude IS NOT NULL
    GROUP BY entity_id, place
)
SELECT n.entity_id, n.type, coalesce(g.name, n.name) AS name, coalesce(o.aliases, []) AS aliases, p.place.geonames_id AS geonames_id,
    p.place.country_code AS country_code, p.place.latitude AS latitude, p.place.longitude AS longitude,
    (SELECT any_value(e.wikidata_id) FROM entities AS e WHERE e.entity_id = n.entity_id) AS wikidata_id
FROM names AS n
LEFT JOIN given AS g USING (entity_id)
LEFT JOIN others AS o USING (entity_id)
LEFT JOIN places AS p ON p.entity_id = n.entity_id AND p.choice = 1
WHERE n.choice = 1
