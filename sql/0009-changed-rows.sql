-- Rows that changed since what is reckoned from them was last reckoned. A write notes them in its own transaction, so that
-- nothing is forgotten and a change nobody can see yet is taken up later. No row_id: so many that all is reckoned anew.
CREATE TABLE changed_row (
	county_code text NOT NULL,
	id uuid NOT NULL,
	table_name text NOT NULL,
	row_id uuid,
	-- Which of the table's versions it was before; null when the row is new.
	former_version integer,
	recorded_at timestamptz NOT NULL,
	CONSTRAINT changed_row_county_fkey FOREIGN KEY (county_code) REFERENCES county (code),
	CONSTRAINT changed_row_pkey PRIMARY KEY (county_code, id)
);

-- What the neighbourhood of a change is looked up by.
CREATE INDEX occupation_contract_number_idx ON occupation (county_code, contract_number);
CREATE INDEX occupation_parcel_code_idx ON occupation (county_code, parcel_code);
CREATE INDEX occupation_lessee_idx ON occupation (county_code, lessee_code);
CREATE INDEX occupation_lessee_name_idx ON occupation (county_code, village_code, lessee_name);
CREATE INDEX occupation_undated_idx ON occupation (county_code) WHERE surveyed_on IS NULL;
CREATE INDEX contract_head_idx ON contract (county_code, head_contract_number) WHERE head_contract_number IS NOT NULL;
CREATE INDEX occupation_outcome_contract_idx ON occupation_outcome (county_code, contract_id);
CREATE INDEX finding_occupation_idx ON finding (county_code, occupation_id);
CREATE INDEX finding_contract_idx ON finding (county_code, contract_id);
CREATE INDEX finding_other_contract_idx ON finding (county_code, other_contract_id);
CREATE INDEX link_decision_contract_idx ON link_decision (county_code, contract_number);
