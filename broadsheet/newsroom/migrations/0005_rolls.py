from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0004_hashtags'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='article',
            name='newsroom_ar_story_i_79a1b5_idx',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['story', 'published_at', 'state', 'publisher', 'copy_of'], name='story_roll'),
        ),
    ]
