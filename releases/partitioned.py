"""A migration operation for the tables that are partitioned, most of them by month."""

from django.db.migrations.operations import CreateModel


class CreatePartitionedModel(CreateModel):
    """
    Create the model's table `PARTITION BY LIST (month)`, without a primary key in the database.

    A subclass may name another column in `partition_by`.

    The primary key is left out because nothing looks rows up by it, rows come only from the
    loader (which holds a lock per file), and its index would cost 400 MB over 36 months.
    Partitions are made and attached by `ingest.partitions`.
    """

    partition_by = "month"

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        plain = schema_editor.sql_create_table
        schema_editor.sql_create_table = plain + f" PARTITION BY LIST ({self.partition_by})"
        try:
            schema_editor.create_model(model)
        finally:
            schema_editor.sql_create_table = plain
        table = schema_editor.quote_name(model._meta.db_table)
        constraint = schema_editor.quote_name(f"{model._meta.db_table}_pkey")
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
