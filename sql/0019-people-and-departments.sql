-- The user name somebody is proposed by whoever imports a list of people; they may choose another when they take up the link.
ALTER TABLE invitation ADD COLUMN user_name text;

-- A department under all its names: who belongs to it stays with it when it is called otherwise.
ALTER TABLE department ADD COLUMN office_id uuid;
UPDATE department SET office_id = id WHERE office_id IS NULL;
ALTER TABLE department ALTER COLUMN office_id SET NOT NULL;
CREATE INDEX department_office_idx ON department (county_code, office_id);
