-- A village's land as one shape, for maps on which single parcels are smaller than a pixel. Made of the parcels and nothing else.

CREATE TABLE village_land (
	county_code text NOT NULL,
	register text NOT NULL,
	village_code text NOT NULL,
	feature_no integer NOT NULL,
	recorded_at timestamptz NOT NULL,
	parcel_count integer NOT NULL,
	-- Digest of the ids and versions of the parcels it was made of.
	made_of text NOT NULL,
	shape geometry(MultiPolygon, 4490) NOT NULL,
	gk_srid integer NOT NULL,
	gk geometry GENERATED ALWAYS AS (ST_Transform(shape, gk_srid)) STORED,
	web geometry GENERATED ALWAYS AS (ST_ForcePolygonCW(ST_Transform(shape, 3857))) STORED,
	area_m2 double precision GENERATED ALWAYS AS (ST_Area(shape::geography)) STORED,
	area_mu integer GENERATED ALWAYS AS ((round(round(ST_Area(shape::geography)::numeric, 4) * 0.0015, 2) * 100)::integer) STORED,
	CONSTRAINT village_land_gk_srid_check CHECK (gk_srid BETWEEN 4513 AND 4554),
	CONSTRAINT village_land_register_check CHECK (register IN ('parcel', 'construction_land')),
	CONSTRAINT village_land_county_fkey FOREIGN KEY (county_code, gk_srid) REFERENCES county (code, gk_srid),
	CONSTRAINT village_land_feature_no_key UNIQUE (county_code, feature_no),
	CONSTRAINT village_land_pkey PRIMARY KEY (county_code, register, village_code)
);
CREATE INDEX village_land_gk_idx ON village_land USING gist (gk);
CREATE INDEX village_land_web_idx ON village_land USING gist (web);
