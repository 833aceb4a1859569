-- The order of every list of findings: the worst first, then by name. A page of them is read off the index, where all
-- findings of an account had to be put in order before. Prisma has no words for an index over an expression.
CREATE INDEX "finding_open_rank_sort_name_id_idx"
  ON "finding" ("open", (array_position(ARRAY['high', 'medium', 'low'], "severity")), "sort_name", "id");
