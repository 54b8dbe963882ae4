\set desk random(1, 200)
SELECT id, no, title, applicant, status, came, due FROM anchor.matter WHERE desk = :desk AND status = 0 ORDER BY due, id LIMIT 50;
