-- Changes of profiles, numbered so that a device can ask for those since its last visit.

-- `users_change` is a counter: whoever changes a profile takes the next number under the row's lock,
-- and so numbers are in the order of the commits. A new account takes one too.
ALTER TABLE instance ADD COLUMN users_change bigint NOT NULL DEFAULT 0;

ALTER TABLE users
    ADD COLUMN change_no    bigint NOT NULL DEFAULT 0,
    ADD COLUMN last_seen_at timestamptz(3),
    ADD COLUMN avatar_tag   text; -- of the stored picture; none without one

UPDATE users u SET change_no = n.n
FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS n FROM users) n WHERE n.id = u.id;
UPDATE instance SET users_change = (SELECT count(*) FROM users);
CREATE INDEX users_change_no ON users (change_no);

-- Every write of a profile is a change of it, whoever makes it.
CREATE FUNCTION number_profile_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE instance SET users_change = users_change + 1 RETURNING users_change INTO NEW.change_no;
    RETURN NEW;
END
$$;
CREATE TRIGGER users_created BEFORE INSERT ON users
    FOR EACH ROW EXECUTE FUNCTION number_profile_change();
CREATE TRIGGER users_changed BEFORE UPDATE ON users
    FOR EACH ROW WHEN ((OLD.username, OLD.display_name, OLD.about, OLD.deleted_at, OLD.avatar_tag)
                       IS DISTINCT FROM
                       (NEW.username, NEW.display_name, NEW.about, NEW.deleted_at, NEW.avatar_tag))
    EXECUTE FUNCTION number_profile_change();
