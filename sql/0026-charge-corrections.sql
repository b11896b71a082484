-- A payment entered by mistake stays and is taken back with a reason; its receipt's number may then be entered again.
-- Cases and payments that a ledger brought know their file.

ALTER TABLE charge_payment ADD COLUMN reversed_on date;
ALTER TABLE charge_payment ADD COLUMN reversed_by text;
ALTER TABLE charge_payment ADD COLUMN reversed_name text;
ALTER TABLE charge_payment ADD COLUMN reversal text;
ALTER TABLE charge_payment ADD CONSTRAINT charge_payment_reversal_check CHECK ((reversed_on IS NULL) = (reversal IS NULL) AND (reversed_on IS NULL) = (reversed_by IS NULL));
ALTER TABLE charge_payment DROP CONSTRAINT charge_payment_receipt_key;
CREATE UNIQUE INDEX charge_payment_receipt_key ON charge_payment (county_code, receipt_number) WHERE reversed_on IS NULL;
ALTER TABLE charge_payment ADD COLUMN source_file_id uuid;
ALTER TABLE land_case ADD COLUMN source_file_id uuid;
ALTER TABLE land_case ADD COLUMN source_row integer;
