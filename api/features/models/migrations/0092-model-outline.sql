-- JSON [[x, z], ...], the model's own units: the outline of the model seen from above. NULL: of a model from before, its box is taken.
ALTER TABLE city_model ADD COLUMN outline TEXT;
