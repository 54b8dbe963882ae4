\set desk random(1, :desks)
\set officer random(1, 20000)
WITH next AS (SELECT id FROM anchor.matter WHERE desk = :desk AND status = 0 ORDER BY due, id LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE anchor.matter m SET status = 1, officer = :officer, version = version + 1 FROM next WHERE m.id = next.id RETURNING m.id;
