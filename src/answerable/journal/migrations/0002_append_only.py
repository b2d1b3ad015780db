"""The database itself refuses to change or delete an entry."""

from django.db import migrations

from answerable.journal.triggers import lift_triggers, set_triggers


def forwards(apps, schema_editor):
    set_triggers(schema_editor.connection)


def backwards(apps, schema_editor):
    lift_triggers(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
