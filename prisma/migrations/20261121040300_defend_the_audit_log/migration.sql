-- The database itself defends the audit log: entries are only ever added, each as the next link of the chain, by a
-- transaction that has named the entry's hash first (lib/db/append-audit.ts). Prisma has no words for this.

INSERT INTO "audit_head" ("id", "seq", "hash") VALUES (1, 0, repeat('0', 64));

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION check_audit_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head audit_head%ROWTYPE;
BEGIN
  SELECT * INTO head FROM audit_head WHERE id = 1;
  IF NEW.seq IS DISTINCT FROM head.seq + 1
    OR NEW.prev_hash IS DISTINCT FROM head.hash
    OR NEW.hash IS DISTINCT FROM current_setting('stocktake.audit_append', true) THEN
    RAISE EXCEPTION 'the audit log takes entries only from Stocktake''s own append'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION check_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id IS DISTINCT FROM OLD.id
    OR NEW.seq IS DISTINCT FROM OLD.seq + 1
    OR NOT EXISTS (SELECT FROM audit_entry WHERE seq = NEW.seq AND hash = NEW.hash) THEN
    RAISE EXCEPTION 'the head of the audit log only moves to the entry just written'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entry_next_link BEFORE INSERT ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION check_audit_append();

CREATE TRIGGER audit_head_one_row BEFORE INSERT OR DELETE ON "audit_head"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_head_not_emptied BEFORE TRUNCATE ON "audit_head"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_head_next_link BEFORE UPDATE ON "audit_head"
  FOR EACH ROW EXECUTE FUNCTION check_audit_head();
