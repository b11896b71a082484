-- Of a division's pieces only those that findings are drawn of keep their shape: what lies in the own contract and slivers
-- are figures, and their shapes were most of what a comparison wrote.
ALTER TABLE occupation_piece ALTER COLUMN gk DROP NOT NULL;

-- Pieces are reckoned anew with their occupation and go with it (recompute.write.server.ts); looking each of them up in the
-- table they were just made from was a fifth of what writing them cost.
ALTER TABLE occupation_piece DROP CONSTRAINT occupation_piece_occupation_fkey;
