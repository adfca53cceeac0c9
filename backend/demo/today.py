"""The tasks planned for today: brought by the office, three of them half done by the cooperating department."""

from datetime import datetime, timedelta

from backend import clock
from backend.demo import plot, stories, visits
from backend.demo.carried import carry_pictures
from backend.demo.history import teams
from backend.demo.pictures import Pens
from backend.demo.stage import Scene, Stage

LASTS = timedelta(minutes=40)  # longer than the cooperating department's acts


def play(stage: Stage, pens: Pens, now: datetime) -> None:
    """Bring them; let 市监局 do its part in those for the demo stage, finished just now."""
    tasks = visits.bring_open(stage.session, stage.county)
    for visit in plot.open_visits(clock.local_day(now)):
        task = tasks[visit.task_no]
        carry_pictures(stage, pens, task)
        if visit.story == plot.HALF_DONE:
            scene = Scene(stage, task, now - LASTS)
            _, others = teams(stage, task)
            stories.cooperating_done(scene, others, pens)
    visits.bring_waiting(stage.session, stage.county)
    stage.session.commit()
