WITH c AS (SELECT id FROM anchor.timer WHERE fired IS NULL AND due < now() + interval '1 year' ORDER BY due, id LIMIT 200 FOR UPDATE SKIP LOCKED),
f AS (UPDATE anchor.timer t SET fired = now() FROM c WHERE t.id = c.id RETURNING t.matter)
INSERT INTO anchor.outgoing(topic, body, at) SELECT 'timer.due', jsonb_build_object('id', matter), now() FROM f;
