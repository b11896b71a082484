-- The user name somebody is proposed by whoever imports a list of people; they may choose another when they take up the link.
ALTER TABLE invitation ADD COLUMN user_name text;
