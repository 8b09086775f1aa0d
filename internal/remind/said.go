package remind

import (
	"sync"
	"time"

	"plainwell/internal/i18n"
)

// said remembers neutral sentences: many reminders that fall due together name the
// same day and time.
type said struct {
	mu    sync.Mutex
	texts map[sentence]i18n.Text
}

// sentence is all that such a sentence depends on.
type sentence struct {
	lang string
	at   int64
	zone string
}

// saidMost bounds what is remembered.
const saidMost = 500

// remind gives the neutral sentence for a start.
func (w words) remind(say *i18n.Speaker, lang string, start time.Time) i18n.Text {
	key := sentence{lang, start.Unix(), start.Location().String()}
	w.said.mu.Lock()
	defer w.said.mu.Unlock()
	text, ok := w.said.texts[key]
	if !ok {
		if w.said.texts == nil || len(w.said.texts) >= saidMost {
			w.said.texts = map[sentence]i18n.Text{}
		}
		text = say.Text("notice.remind", "When", say.DayTime(start))
		w.said.texts[key] = text
	}
	return text
}
