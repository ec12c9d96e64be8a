-- what is shown in the registry's order is found in it: a screenful need not sort all
CREATE INDEX project_position ON project (position);
