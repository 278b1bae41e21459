"""What teachers are writing: working copies of packs, their edits, and published versions."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "working_copy",
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("pack_id", name="pk_working_copy"),
    )
    _create_of_copy(
        "working_part",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("place", sa.Double(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("drafts", sa.Integer(), nullable=False),
        sa.Column("ready", sa.Integer(), nullable=False),
        sa.UniqueConstraint("pack_id", "kind", "key", name="uq_working_part_pack_id_kind_key"),
    )
    _create_of_copy(
        "working_edit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("pack_id", "number", name="uq_working_edit_pack_id_number"),
    )
    op.create_table(
        "working_entry",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("edit_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["edit_id"], ["working_edit.id"], name="fk_working_entry_edit_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_working_entry"),
    )
    op.create_index("ix_working_entry_edit_id", "working_entry", ["edit_id"])
    op.create_table(
        "pack_version",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pack_version"),
        sa.UniqueConstraint("pack_id", "number", name="uq_pack_version_pack_id_number"),
    )


def _create_of_copy(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["pack_id"],
            ["working_copy.pack_id"],
            name=f"fk_{table}_pack_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
