-- What contracted 亩 count, and how sure a survey is. 标准亩 are 2000/3 m²; a village's own 亩 (习惯亩) are more or fewer of
-- them; of an area nobody says what it counts, a difference is a question and no lead (area_request).

ALTER TABLE contract ADD COLUMN area_basis text NOT NULL DEFAULT 'unknown';
ALTER TABLE contract ADD CONSTRAINT contract_area_basis_check CHECK (area_basis IN ('standard', 'customary', 'unknown'));
-- Ten-thousandths of a 标准亩 in one 习惯亩.
ALTER TABLE contract ADD COLUMN customary_ratio integer;
ALTER TABLE contract ADD CONSTRAINT contract_customary_ratio_check CHECK (customary_ratio BETWEEN 1000 AND 100000);
ALTER TABLE contract ADD COLUMN area_surface text;
ALTER TABLE contract ADD CONSTRAINT contract_area_surface_check CHECK (area_surface IN ('horizontal', 'slope'));

ALTER TABLE contract_parcel ADD COLUMN area_basis text NOT NULL DEFAULT 'unknown';
ALTER TABLE contract_parcel ADD CONSTRAINT contract_parcel_area_basis_check CHECK (area_basis IN ('standard', 'customary', 'unknown'));
ALTER TABLE contract_parcel ADD COLUMN customary_ratio integer;
ALTER TABLE contract_parcel ADD CONSTRAINT contract_parcel_customary_check CHECK (customary_ratio BETWEEN 1000 AND 100000);
ALTER TABLE contract_parcel ADD COLUMN area_surface text;
ALTER TABLE contract_parcel ADD CONSTRAINT contract_parcel_surface_check CHECK (area_surface IN ('horizontal', 'slope'));

ALTER TABLE finding ADD COLUMN survey_method text;
ALTER TABLE finding ADD CONSTRAINT finding_survey_method_check CHECK (survey_method IN ('instrument', 'imagery', 'walk', 'unknown'));
-- Null where no survey is compared (two contracts on one place).
ALTER TABLE finding ADD COLUMN fit_for_money boolean;
ALTER TABLE finding DROP CONSTRAINT finding_kind_check;
ALTER TABLE finding ADD CONSTRAINT finding_kind_check CHECK (kind IN ('over_area', 'on_other_contract', 'on_uncontracted', 'beyond_village', 'no_contract', 'expired_held', 'double_contracted', 'short_area', 'area_request'));

-- The invented county's contracts are in 标准亩.
UPDATE contract SET area_basis = 'standard', area_surface = 'horizontal' FROM county WHERE county.code = contract.county_code AND county.demo;
UPDATE contract_parcel SET area_basis = 'standard', area_surface = 'horizontal' FROM county WHERE county.code = contract_parcel.county_code AND county.demo;
