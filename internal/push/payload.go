package push

import (
	"bytes"
	"encoding/json"

	"plainwell/internal/remind"
)

// The greatest lengths that phones show whole, in characters.
const (
	maxTitle = 30
	maxBody  = 90
)

// payload is what the phone gets: one JSON for both engines. Safari 18.4 and
// later reads it by itself as a declarative push message (web_push 8030, W3C Push
// API); elsewhere the service worker reads it. The badge stands twice, since two
// shapes are in use: a string in the notification, and an integer beside it.
type payload struct {
	WebPush      int          `json:"web_push"`
	Notification notification `json:"notification"`
	AppBadge     int          `json:"app_badge"`
	Version      int          `json:"v"`
	Expires      int64        `json:"exp"` // seconds since 1970
}

type notification struct {
	Title     string `json:"title"`
	Body      string `json:"body"`
	Navigate  string `json:"navigate"`
	Lang      string `json:"lang,omitempty"`
	Dir       string `json:"dir,omitempty"`
	Silent    bool   `json:"silent"`
	Renotify  bool   `json:"renotify,omitempty"`
	Tag       string `json:"tag,omitempty"`
	Timestamp int64  `json:"timestamp,omitempty"` // milliseconds since 1970
	AppBadge  string `json:"app_badge"`
	Data      data   `json:"data"`
}

// data is for the service worker: where a tap leads, which notice this is, which
// date it belongs to, what it is for (that alone is counted), and when it is over.
type data struct {
	URL     string `json:"url"`
	ID      string `json:"id"`
	Version int    `json:"v"`
	Group   string `json:"group"`
	Why     string `json:"why,omitempty"`
	Expires int64  `json:"exp"`
	Ask     bool   `json:"ask,omitempty"`    // buttons for an answer may be shown
	Detail  bool   `json:"detail,omitempty"` // the words say more than the day and the time
}

const payloadVersion = 1

// encode makes the payload of a notice and gives the record size to send it in.
// It is not ok when the payload fits in no record.
//
// The slice is made for this one send and is exactly full: webpush-go v1.4.0
// writes its padding into whatever room a slice has left, which is a data race
// when two sends share it.
func encode(n remind.Notice) (body []byte, size uint32, ok bool) {
	p := payload{
		WebPush: 8030,
		Notification: notification{
			Title: cut(n.Title, maxTitle), Body: cut(n.Body, maxBody), Navigate: n.Navigate, Lang: n.Lang, Dir: n.Dir,
			Silent: n.Silent, Renotify: n.Renotify && n.Tag != "", Tag: n.Tag, AppBadge: "1",
			Data: data{URL: n.Navigate, ID: n.Tag, Version: payloadVersion, Group: n.Group, Why: string(n.Purpose), Expires: n.Expires.Unix(), Ask: n.Ask, Detail: n.Detail},
		},
		AppBadge: 1, Version: payloadVersion, Expires: n.Expires.Unix(),
	}
	if !n.Starts.IsZero() {
		p.Notification.Timestamp = n.Starts.UnixMilli()
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false) // "&" stays one byte
	if e.Encode(p) != nil {
		return nil, 0, false
	}
	text := bytes.TrimSuffix(out.Bytes(), []byte("\n"))
	if size, ok = recordFor(len(text)); !ok {
		return nil, 0, false
	}
	body = make([]byte, len(text))
	copy(body, text)
	return body, size, true
}
