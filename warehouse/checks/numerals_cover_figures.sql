-- Every figure holds a number that numerals accounts for as that figure.
-- severity: fail
SELECT f.figure_id, f.revision_id, f.text
FROM figures AS f
ANTI JOIN (SELECT object_id AS figure_id FROM numerals WHERE outcome = 'figure') AS n USING (figure_id)
