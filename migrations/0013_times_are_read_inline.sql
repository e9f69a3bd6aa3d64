-- What a SQL function says of itself must be true of its body, else PostgreSQL does not put the body in
-- its place: each statement with a time in it then read the function's text anew, some 13 us for each
-- mention and 2 us for each row. Reading a time depends on the session, so these are STABLE.
ALTER FUNCTION to_ms(timestamptz) STABLE;
ALTER FUNCTION from_ms(bigint) STABLE;
