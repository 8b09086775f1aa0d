package intake

import "plainwell/internal/worker"

// Shape is how a file is written.
type Shape string

// The shapes that are read.
const (
	ShapeCSV  Shape = "csv"  // a table, as offices and courts have it
	ShapeFHIR Shape = "fhir" // FHIR R4: a Bundle, one Appointment, or lines of resources
)

// Shapes lists them in the order of the form.
var Shapes = []Shape{ShapeCSV, ShapeFHIR}

// Order is which number of a date such as 03/04/2027 is the day.
type Order string

// The orders. With OrderNone a file is refused when any of its dates can be read two
// ways.
const (
	OrderNone     Order = ""
	OrderDayFirst Order = "day"
	OrderMonth    Order = "month"
)

// File is a file as it was given, with what was said about it.
type File struct {
	Shape  Shape
	Body   []byte
	Places []byte // list of places and their codes, a table; empty for none
	Order  Order
	Person worker.PersonID // whom dates without a reference are for; 0 for nobody
}
