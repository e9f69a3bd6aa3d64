-- The list of conversations comes newest activity first, a page at a time. With the day of the activity
-- beside each membership, a page is found by walking an index from the newest day on, and costs the
-- same for somebody with thousands of conversations. A day, and not the moment itself: members are
-- touched with the first message of a day, not with each.

ALTER TABLE members ADD COLUMN active_on date NOT NULL
    DEFAULT (now() AT TIME ZONE 'UTC')::date;
COMMENT ON COLUMN members.active_on IS 'the day (UTC) of the conversation''s last_activity_at, always';

UPDATE members m SET active_on = (c.last_activity_at AT TIME ZONE 'UTC')::date
FROM conversations c WHERE c.id = m.conversation_id;

CREATE INDEX members_by_activity ON members (user_id, active_on, conversation_id);
DROP INDEX members_of_user; -- whatever it found, the new one finds by the user too

CREATE FUNCTION follow_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members SET active_on = (NEW.last_activity_at AT TIME ZONE 'UTC')::date
    WHERE conversation_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER conversations_activity AFTER UPDATE OF last_activity_at ON conversations FOR EACH ROW
    WHEN ((OLD.last_activity_at AT TIME ZONE 'UTC')::date
          IS DISTINCT FROM (NEW.last_activity_at AT TIME ZONE 'UTC')::date)
    EXECUTE FUNCTION follow_activity();

-- Who joins an older conversation.
CREATE FUNCTION adopt_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members m SET active_on = (c.last_activity_at AT TIME ZONE 'UTC')::date
    FROM added JOIN conversations c ON c.id = added.conversation_id
    WHERE m.conversation_id = added.conversation_id AND m.user_id = added.user_id
      AND m.active_on <> (c.last_activity_at AT TIME ZONE 'UTC')::date;
    RETURN NULL;
END $$;
CREATE TRIGGER members_activity AFTER INSERT ON members
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION adopt_activity();
