package readability

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

func letters(t testing.TB) *Letters {
	t.Helper()
	l, err := LoadLetters(os.DirFS("../../locales"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

const hardLetter = "Ms Jane Okafor\r\n12 High Street\r\nLeeds\r\n\r\nDear Ms Okafor,\r\n\r\n" +
	"I am writing to inform you that your appointment has been rescheduled due to the fact that the clinician is away, and consequently you will be required to attend on 3 March.\r\n\r\n" +
	"Failure to attend may lead to a breach. Please bring:\r\n- some identification\r\n- this letter, and the form that we sent with it.\r\n\r\nYours sincerely\r\nMr Smith\r\n"

func TestAHardLetterShowsWhatIsHardAndWhere(t *testing.T) {
	got := letters(t).Read(hardLetter, true)
	if got.Verdict() == VerdictEasy || got.Verdict() == VerdictNone {
		t.Errorf("the verdict is %s", got.Verdict())
	}
	if len(got.Sentences) != 5 || got.Long() != 1 {
		t.Fatalf("%d sentences, %d of them long", len(got.Sentences), got.Long())
	}
	first := got.Sentences[0]
	if said := first.In(hardLetter); !strings.HasPrefix(said, "I am writing") || !strings.HasSuffix(said, "3 March.") {
		t.Errorf("the first sentence is %q", said)
	}
	if first.Words != 32 || first.Over != 17 || first.Split != "that" || !first.Passive {
		t.Errorf("%d words, %d over, split at %q, passive %v", first.Words, first.Over, first.Split, first.Passive)
	}
	want := map[string]string{"due to the fact that": "because", "consequently": "so", "attend": "come to"}
	for _, m := range first.Marks {
		if say, ok := want[m.In(hardLetter)]; ok && say == m.Say {
			delete(want, m.In(hardLetter))
		}
		if strings.Contains(m.In(hardLetter), "March") {
			t.Error("the name of a month is marked as hard")
		}
	}
	if len(want) > 0 {
		t.Errorf("not marked: %v", want)
	}
	if last := got.Sentences[4].In(hardLetter); last != "this letter, and the form that we sent with it." {
		t.Errorf("an item of a list is %q", last)
	}
}

func TestTheChangeThatHelpsMostComesFirst(t *testing.T) {
	got := letters(t).Read(hardLetter, true)
	if len(got.Changes) != 3 || got.Changes[0].Kind != ChangeSplit || got.Changes[0].Sentence != 0 {
		t.Fatalf("the changes are %+v", got.Changes)
	}
	often := letters(t).Read("Come prior to 10am. Bring it prior to lunch. Ring prior to 5pm. You can utilise it.", true)
	if c := often.Changes[0]; c.Kind != ChangeWord || c.Mark.Say != "before" || c.Times != 3 {
		t.Errorf("the first change is %+v", c)
	}
	if easy := letters(t).Read("We will see you on Monday. Please bring your form.", true); len(easy.Changes) != 0 {
		t.Errorf("an easy letter has changes: %+v", easy.Changes)
	}
}

func TestTheVerdictFollowsTheFigures(t *testing.T) {
	l := letters(t)
	long := "We will see you on the day and then we will talk with you and then you will go home. "
	for name, c := range map[string]struct {
		text    string
		english bool
		want    Verdict
	}{
		"nothing":                  {"", true, VerdictNone},
		"an address alone":         {"12 High Street\nLeeds", true, VerdictNone},
		"a plain note":             {"We will see you on Monday at 10am. Please bring your form.", true, VerdictEasy},
		"one long sentence":        {"We will see you. " + long + "Ring us. Come in. We can help. Sit down.", true, VerdictClose},
		"long sentences in Welsh":  {"Byddwn yn eich gweld chi ar y diwrnod ac yna byddwn yn siarad gyda chi am yr hyn sydd nesaf.", false, VerdictVery},
		"short sentences in Welsh": {"Byddwn yn eich gweld. Dewch â'r llythyr.", false, VerdictEasy},
		"official words":           {"Notwithstanding organisational obligations, individuals participating necessitate multidisciplinary consideration.", true, VerdictVery},
	} {
		if got := l.Read(c.text, c.english).Verdict(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if welsh := l.Read("Prior to hynny, attend.", false); len(welsh.Sentences[0].Marks) > 0 {
		t.Error("words are marked in another language")
	}
}

func TestALineThatAProgramBrokeIsOneSentence(t *testing.T) {
	text := "We will see you on the day that we said, in the same\nroom as the last time that you came to talk to us\nhere in the town.\n\nPlease bring your form."
	for _, text := range []string{text, strings.ReplaceAll(text, "\n", "\r\n"), strings.ReplaceAll(text, "\n", "\r")} {
		got := letters(t).Read(text, true)
		if len(got.Sentences) != 2 || !strings.HasSuffix(got.Sentences[0].In(text), "the town.") {
			t.Errorf("%q: %d sentences, the first %q", text, len(got.Sentences), got.Sentences[0].In(text))
		}
	}
	alone := "Come at 10am to the big hall\nBring this letter with you when you come\nRing us if you are late to the talk"
	if got := letters(t).Read(alone, true); len(got.Sentences) != 3 {
		t.Errorf("lines that stand alone are %d sentences", len(got.Sentences))
	}
}

// FuzzLetter holds every place that a letter gives to the text that was read.
func FuzzLetter(f *testing.F) {
	l := letters(f)
	for _, seed := range []string{
		hardLetter, "", "\r\n\r\r\n", "Ŵy’r  prior\u00a0to\u2003“commence”. Ie.", "第一。第二。（第三。）", "1. Ring 0300 123\u00a04567 prior  to\tit.\n2) Attend!", "\xff\xfe.A\x00b prior to \U0001F600 x.",
		"a\u0301ttend the e\u0301valuation.\r- (a) Utilise it.\v\fNew.", "prior to prior to prior", "a〬", "In the event that you attend, in the event of it.",
	} {
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, english bool) {
		got := l.Read(text, english)
		at := 0
		for i, s := range got.Sentences {
			if s.Start < at || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %d stands at %v after %d", i, s.Span, at)
			}
			said := s.In(text)
			if utf8.ValidString(text) && !utf8.ValidString(said) || strings.TrimSpace(said) != said {
				t.Fatalf("sentence %d is cut: %q", i, said)
			}
			if n := len(Words(strings.Join(Sentences(said), " "))); n != s.Words {
				t.Fatalf("%q has %d words, not %d", said, n, s.Words)
			}
			at = s.Start
			for _, m := range s.Marks {
				if m.Start < at || m.End <= m.Start || m.End > s.End {
					t.Fatalf("a mark stands at %v in %v after %d", m.Span, s.Span, at)
				}
				var keys []string
				for _, w := range Words(m.In(text)) {
					keys = append(keys, w.Key)
				}
				if strings.Join(keys, " ") != m.Key {
					t.Fatalf("%q is marked for %q", m.In(text), m.Key)
				}
				at = m.End
			}
			at = s.End
		}
		if got.Measures.Sentences != len(got.Sentences) || len(got.Changes) > mostChanges || got.Verdict() == "" {
			t.Fatalf("%d sentences, counted %d; %d changes", len(got.Sentences), got.Measures.Sentences, len(got.Changes))
		}
		for _, c := range got.Changes {
			if c.Sentence < 0 || c.Sentence >= len(got.Sentences) || c.Kind == ChangeWord && c.Times < 1 {
				t.Fatalf("a change is %+v", c)
			}
		}
	})
}
