-- Where somebody is signed in: one row per sign-in, whose id every cookie and token of it carries. See decision 016.
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  -- When they last showed who they are: at the sign-in, or by confirming it.
  authenticated_at timestamptz NOT NULL,
  -- They have shown more than a password.
  second_factor boolean NOT NULL,
  -- Written at most once a minute, so it lags; no index may name it, or every write of it would touch that too.
  last_seen_at timestamptz NOT NULL,
  -- When the console was last used; null if never.
  console_seen_at timestamptz,
  user_agent text,
  address text,
  ended_at timestamptz,
  -- The installation's sessions_version when it ended: a node asks for what is beyond the number it saw last.
  ended_version bigint
)
WITH (fillfactor = 70);
CREATE INDEX sessions_user ON sessions (user_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_ended ON sessions (ended_version) WHERE ended_version IS NOT NULL;

-- Rises with every session that ends, in its transaction. The row's lock makes the order of numbers the order of commits.
ALTER TABLE installation ADD COLUMN sessions_version bigint NOT NULL DEFAULT 0;
CREATE FUNCTION count_ended_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE installation SET sessions_version = sessions_version + 1 RETURNING sessions_version INTO NEW.ended_version;
  RETURN NEW;
END
$$;
CREATE TRIGGER count_ended_session BEFORE UPDATE ON sessions FOR EACH ROW
WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION count_ended_session();

-- Failures at addresses that have no account lock like those that have one, so that nobody learns which have. Worth minutes.
CREATE UNLOGGED TABLE unknown_sign_ins (
  address_hash bytea PRIMARY KEY,
  failures integer NOT NULL,
  locked_until timestamptz,
  at timestamptz NOT NULL
);

-- An authenticator app. Not confirmed: its owner has not shown a code of it yet, and it counts for nothing.
CREATE TABLE authenticators (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  key bytea NOT NULL,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  -- The half minute of the last code that was taken: no code is taken twice.
  last_step bigint NOT NULL DEFAULT 0
);

-- What is left of somebody's recovery codes; a code that is used is gone. They are random enough for a plain hash.
CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  hash bytea NOT NULL,
  PRIMARY KEY (user_id, hash)
);

-- Identity's passkeys (store schema version 3).
CREATE TABLE user_passkeys (
  credential_id bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  data jsonb NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX user_passkeys_user ON user_passkeys (user_id);

-- Challenges that somebody has answered: each is worth one answer.
CREATE TABLE spent_challenges (
  hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
