-- The map of a former day is drawn from former states: they are looked for by place, as the present ones are.
CREATE INDEX parcel_version_shape_idx ON parcel_version USING gist (shape);
CREATE INDEX occupation_version_shape_idx ON occupation_version USING gist (shape);
CREATE INDEX finding_version_shape_idx ON finding_version USING gist (shape);
CREATE INDEX reclaimed_land_version_shape_idx ON reclaimed_land_version USING gist (shape);
