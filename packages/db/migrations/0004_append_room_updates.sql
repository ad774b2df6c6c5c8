-- Appends updates to rooms: `counts[i]` of them to `names[i]`, from number `firsts[i]` (from 0) of all on. Update n lies in
-- `all_bytes` behind `starts[n]` bytes. Rooms that are closed, or not there, are left out of the answer.
--
-- A function, because each of its statements sees what was committed before it: locking and raising a row in one statement
-- would look at the row as it was when the statement began, and wait for itself. Rooms are taken in the order of their
-- names, so that two processes never wait for each other.
CREATE OR REPLACE FUNCTION append_room_updates(
  names text[], firsts int[], counts int[], starts int[], lengths int[], all_bytes bytea
) RETURNS TABLE (appended_to text, first_seq bigint) LANGUAGE plpgsql AS $$
DECLARE
  place int;
  seq_before bigint;
BEGIN
  FOR place IN SELECT n FROM generate_subscripts(names, 1) AS n ORDER BY names[n] COLLATE "C" LOOP
    UPDATE rooms SET last_seq = last_seq + counts[place] WHERE name = names[place] AND closed_at IS NULL
    RETURNING last_seq - counts[place] INTO seq_before;
    CONTINUE WHEN NOT FOUND;
    INSERT INTO room_updates (room, seq, bytes)
    SELECT names[place], seq_before + n,
      substring(all_bytes FROM starts[firsts[place] + n] + 1 FOR lengths[firsts[place] + n])
    FROM generate_series(1, counts[place]) AS n;
    appended_to := names[place];
    first_seq := seq_before + 1;
    RETURN NEXT;
  END LOOP;
END $$;
